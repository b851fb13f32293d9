package org.injerto.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.data.Dataset.Place;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.SingleLabel;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/**
 * The labels that there are to learn.
 *
 * @param names in the order of the alphabet, so that the same labels have the same numbers
 */
public record LabelSet(List<String> names) {
  private static final int SHOWN = 20;

  public LabelSet {
    names = List.copyOf(names);
  }

  /** The labels of a set of examples; none if they have numbers. */
  public static LabelSet of(Dataset dataset) {
    return new LabelSet(
        dataset.examples().stream().flatMap(LabelSet::labels).distinct().sorted().toList());
  }

  static Stream<String> labels(Example example) {
    if (example instanceof SingleLabel one) {
      return Stream.of(one.label());
    }
    return example instanceof MultiLabel several ? several.labels().stream() : Stream.of();
  }

  /**
   * Checks that another set of examples has no other labels.
   *
   * @throws InvalidInputException with the labels that are unknown (the first twenty and how many
   *     more), where each first stands and the nearest known one
   */
  public void check(Dataset other) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    other
        .rows()
        .forEach(
            row ->
                labels(row.example())
                    .filter(label -> !names.contains(label))
                    .forEach(
                        label -> {
                          counts.merge(label, 1L, Long::sum);
                          places.putIfAbsent(label, row.place());
                        }));
    if (!counts.isEmpty()) {
      throw new InvalidInputException(
          message("labels.unknown.subject", other.name()), shown(counts, places));
    }
  }

  /** Not all, and the nearest label of no more: who swaps two columns makes labels of all texts. */
  private List<Message> shown(Map<String, Long> counts, Map<String, Place> places) {
    Stream<Message> first =
        counts.entrySet().stream()
            .limit(SHOWN)
            .map(label -> unknown(label.getKey(), label.getValue(), places));
    int more = counts.size() - SHOWN;
    return Stream.concat(first, more > 0 ? Stream.of(message("lines.more", more)) : Stream.of())
        .toList();
  }

  private Message unknown(String label, long count, Map<String, Place> places) {
    Place place = places.getOrDefault(label, new Place(java.nio.file.Path.of(""), 0));
    Optional<String> nearest = NearestName.to(label, names);
    return nearest.isPresent()
        ? message("labels.unknown.nearest", place, label, count, nearest.get())
        : message("labels.unknown", place, label, count, some());
  }

  private String some() {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + ", …" : first;
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(LabelSet.class, key, arguments);
  }
}

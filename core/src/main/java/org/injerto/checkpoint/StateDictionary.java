package org.injerto.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.injerto.checkpoint.pickle.PickleDictionary;
import org.injerto.checkpoint.pickle.PickleDictionary.Entry;
import org.injerto.checkpoint.pickle.PickleValue;
import org.injerto.checkpoint.pickle.PickleValue.Tensor;
import org.injerto.checkpoint.pickle.PickleValue.Text;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * The tensors of a model among what was saved: the dictionary itself, or one in it under a name
 * that trainers use. Whatever is no tensor, and whatever else was saved, is passed over.
 */
final class StateDictionary {
  /** The first that is there counts. */
  static final List<String> CONTAINERS = List.of("state_dict", "model_state_dict", "model");

  private static final int MOST_SHOWN = 8;

  private StateDictionary() {}

  /**
   * The tensors by name, in the order in which they were saved.
   *
   * @param subject what cannot be read if something is wrong, for people
   * @throws InvalidInputException if there is none, or a name stands for two
   */
  static Map<String, Tensor> of(PickleValue root, Message subject) {
    if (!(root instanceof PickleDictionary dictionary)) {
      throw refuse(subject, "state.dictionary");
    }
    Map<String, Tensor> tensors = tensors(container(dictionary).orElse(dictionary), subject);
    if (tensors.isEmpty()) {
      throw refuse(subject, "state.tensors", String.join(", ", CONTAINERS), names(dictionary));
    }
    return tensors;
  }

  private static Optional<PickleDictionary> container(PickleDictionary dictionary) {
    for (String name : CONTAINERS) {
      for (Entry entry : dictionary.entries()) {
        if (entry.key() instanceof Text key
            && key.text().equals(name)
            && entry.value() instanceof PickleDictionary inner) {
          return Optional.of(inner);
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, Tensor> tensors(PickleDictionary dictionary, Message subject) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Entry entry : dictionary.entries()) {
      if (entry.value() instanceof Tensor tensor) {
        if (!(entry.key() instanceof Text name)) {
          throw refuse(subject, "state.name");
        }
        if (tensors.put(name.text(), tensor) != null) {
          throw refuse(subject, "state.twice", Printable.text(name.text()));
        }
      }
    }
    return tensors;
  }

  private static String names(PickleDictionary dictionary) {
    return dictionary.entries().stream()
        .limit(MOST_SHOWN)
        .map(entry -> entry.key() instanceof Text text ? Printable.text(text.text()) : "?")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static InvalidInputException refuse(Message subject, String key, Object... arguments) {
    return new InvalidInputException(
        subject, List.of(Message.of(StateDictionary.class, key, arguments)));
  }
}

package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.training.Learner.Quality;
import org.injerto.training.TrainingState.Evaluated;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Trial;
import org.injerto.transfer.Trial.Arm;
import org.injerto.transfer.Trial.Prediction;

/** Comparisons made by hand: every label of a text is known, and every prediction. */
final class Contests {
  private Contests() {}

  /**
   * A trial that is right about the texts from {@code wrong} on and takes those before for the next
   * label; it is the surer the later a text stands.
   */
  static Trial trial(Comparison shape, Arm arm, int wrong) {
    int labels = shape.labels().size();
    List<Prediction> said =
        IntStream.range(0, shape.gold().size())
            .mapToObj(
                text -> {
                  int gold = shape.gold().get(text);
                  int label = text < wrong ? (gold + 1) % labels : gold;
                  return new Prediction(label, 0.5 + text / 1000.0);
                })
            .toList();
    boolean classical = arm.strategy().equals("tfidf");
    List<Evaluated> curve = classical ? List.of() : curve(wrong);
    return new Trial(arm, curve, classical ? 0 : 20, 1.25, said);
  }

  /** Two looks at the dev set. */
  private static List<Evaluated> curve(int wrong) {
    return List.of(
        new Evaluated(10, new Quality(0.5 - wrong / 1000.0, 1)),
        new Evaluated(20, new Quality(0.7 - wrong / 1000.0, 1)));
  }

  /** Texts whose labels take turns, before anybody has learned anything. */
  static Comparison shape(List<String> labels, int texts) {
    List<Integer> gold = IntStream.range(0, texts).mapToObj(text -> text % labels.size()).toList();
    return new Comparison(labels, gold, List.of());
  }

  /** The same texts with trials. */
  static Comparison with(Comparison shape, Trial... trials) {
    return new Comparison(shape.labels(), shape.gold(), List.of(trials));
  }

  /** The same texts and labels as data, each text a number and this. */
  static TaskData data(Comparison comparison, Path folder, String text) throws IOException {
    Dataset set = read(folder.resolve("set.jsonl"), comparison, text);
    return TaskData.of(set, Optional.of(set), Optional.of(set));
  }

  private static Dataset read(Path file, Comparison comparison, String text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < comparison.gold().size(); i++) {
      String label = comparison.labels().get(comparison.gold().get(i));
      lines.add("{\"text\":" + json(i + " " + text) + ",\"label\":" + json(label) + "}");
    }
    Files.write(file, lines);
    return DatasetReader.read(file, ReadOptions.DEFAULT);
  }

  private static String json(String text) {
    return text.chars()
        .mapToObj(unit -> "\\u%04x".formatted(unit))
        .collect(Collectors.joining("", "\"", "\""));
  }
}

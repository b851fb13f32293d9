package org.injerto.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.data.Dataset;
import org.injerto.data.LabelBalance;
import org.injerto.data.LabelSet;
import org.injerto.data.Leaks;
import org.injerto.data.Leaks.Leak;
import org.injerto.pipeline.TextReader;
import org.injerto.text.Message;
import org.injerto.transfer.Labelling;

/** The labelled texts of a run, and what is learned about them. */
record TaskData(Labelling labelling, Dataset train, Optional<Dataset> dev, Optional<Dataset> test) {
  private static final int LEAKS_SHOWN = 5;
  private static final double UNEVEN = 10;

  /**
   * Texts that fit each other.
   *
   * @throws org.injerto.text.InvalidInputException if there is nothing to tell apart, or a label of
   *     dev or test is not learned
   */
  static TaskData of(Dataset train, Optional<Dataset> dev, Optional<Dataset> test)
      throws IOException {
    Labelling labelling = Labelling.of(train);
    LabelSet labels = new LabelSet(labelling.labels());
    AllProblems all = new AllProblems();
    for (Dataset asked : Stream.of(dev, test).flatMap(Optional::stream).toList()) {
      all.of(
          () -> {
            labels.check(asked);
            return asked;
          });
    }
    all.throwIfAny();
    return new TaskData(labelling, train, dev, test);
  }

  /** Says what a person would want to know of the texts before they wait for the training. */
  void warn(Session session) {
    LabelBalance balance = LabelBalance.of(train.examples());
    if (balance.ratio() >= UNEVEN) {
      session.warn(
          Message.of(TaskData.class, "data.uneven", Math.round(balance.ratio()), balance.counts()));
    }
    List<String> alone = balance.rarerThan(2);
    if (!alone.isEmpty()) {
      session.warn(Message.of(TaskData.class, "data.alone", String.join(", ", alone)));
    }
    Stream.of(dev, test).flatMap(Optional::stream).forEach(asked -> warnOfLeaks(asked, session));
  }

  private void warnOfLeaks(Dataset asked, Session session) {
    List<Leak> leaks = Leaks.between(train, asked);
    if (leaks.isEmpty()) {
      return;
    }
    session.warn(
        Message.of(TaskData.class, "data.leaks", leaks.size(), asked.name(), train.name()));
    leaks.stream()
        .limit(LEAKS_SHOWN)
        .forEach(
            leak ->
                session.warn(
                    Message.of(
                        TaskData.class,
                        leak.agree() ? "data.leak" : "data.leak.other",
                        leak.asked().place(),
                        leak.known().place())));
  }

  /** Says how many texts are longer than what is read of them. */
  static void warnOfCuts(Stream<Dataset> sets, TextReader reader, Session session) {
    List<String> texts = sets.flatMap(dataset -> dataset.texts().stream()).toList();
    long cut = texts.stream().filter(text -> !reader.read(text).whole()).count();
    if (cut > 0) {
      session.warn(Message.of(TaskData.class, "text.cut", cut, texts.size(), reader.maxLength()));
    }
  }

  /** Every set. */
  Stream<Dataset> all() {
    return Stream.of(Optional.of(train), dev, test).flatMap(Optional::stream);
  }

  /** The sets that a model is measured on, by name. */
  Map<String, Dataset> measured() {
    Map<String, Dataset> measured = new LinkedHashMap<>();
    dev.ifPresent(dataset -> measured.put("dev", dataset));
    test.ifPresent(dataset -> measured.put("test", dataset));
    return measured;
  }

  /** The weights that make every label count the same. */
  List<Double> balancedWeights() {
    return LabelBalance.of(train.examples()).balancedWeights(labelling.labels());
  }
}

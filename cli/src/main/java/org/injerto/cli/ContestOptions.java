package org.injerto.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.transfer.TransferStrategy;
import picocli.CommandLine.Option;

/** What is compared. */
final class ContestOptions {
  @Option(names = "--strategies", paramLabel = "NAMES", split = ",", converter = Strategies.class)
  private List<TransferStrategy> strategies = TransferStrategy.ALL;

  @Option(
      names = "--sizes",
      paramLabel = "NUMBERS",
      split = ",",
      converter = SampleSize.Converter.class)
  private List<SampleSize> sizes = List.of(new SampleSize(0));

  @Option(names = "--seeds", paramLabel = "NUMBERS", split = ",")
  private List<Long> seeds = List.of(1L, 2L, 3L);

  @Option(names = "--no-baseline")
  private boolean noBaseline;

  /** Every strategy and the baseline, on all examples, once. */
  static ContestOptions once(long seed) {
    ContestOptions options = new ContestOptions();
    options.seeds = List.of(seed);
    return options;
  }

  List<TransferStrategy> strategies() {
    return strategies;
  }

  List<Integer> sizes(int examples) {
    return SampleSize.of(sizes, examples);
  }

  List<Long> seeds() {
    return seeds;
  }

  /**
   * Looks at all of it before anything is computed.
   *
   * @throws InvalidInputException with every size that does not fit the texts, and every seed and
   *     strategy that is given twice: it would count twice in every mean
   */
  void check(TaskData texts) throws IOException {
    AllProblems all = new AllProblems();
    int examples = texts.train().rows().size();
    int labels = texts.labelling().labels().size();
    all.of(() -> checked(() -> SampleSize.check(sizes, examples, labels)));
    all.of(() -> checked(() -> refuseTwice("--seeds", seeds)));
    List<String> names = strategies.stream().map(TransferStrategy::name).toList();
    all.of(() -> checked(() -> refuseTwice("--strategies", names)));
    all.throwIfAny();
  }

  private static boolean checked(Runnable check) {
    check.run();
    return true;
  }

  private static void refuseTwice(String option, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new InvalidInputException(
            Message.of(ContestOptions.class, "contest.twice", option, value));
      }
    }
  }

  boolean baseline() {
    return !noBaseline;
  }
}

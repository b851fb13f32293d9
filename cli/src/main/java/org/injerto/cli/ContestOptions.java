package org.injerto.cli;

import java.util.List;
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

  boolean baseline() {
    return !noBaseline;
  }
}

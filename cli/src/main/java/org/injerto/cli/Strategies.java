package org.injerto.cli;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.injerto.transfer.TransferStrategy;
import picocli.CommandLine.ITypeConverter;

/** The strategies of transfer by their names. */
final class Strategies implements ITypeConverter<TransferStrategy> {
  private static final Map<String, TransferStrategy> BY_NAME =
      TransferStrategy.ALL.stream()
          .collect(Collectors.toMap(TransferStrategy::name, Function.identity()));

  @Override
  public TransferStrategy convert(String written) {
    return Choice.of(written, BY_NAME);
  }
}

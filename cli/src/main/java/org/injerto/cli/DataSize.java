package org.injerto.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.ITypeConverter;

/** A number of bytes as people write it: {@code 200MB}, {@code 4.5GB}; a MB is 1,000,000. */
final class DataSize implements ITypeConverter<Long> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]?)B");
  private static final String PREFIXES = "KMGT";

  @Override
  public Long convert(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip().toUpperCase(Locale.ROOT));
    if (matcher.matches()) {
      BigDecimal bytes =
          new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power(matcher.group(2)));
      if (bytes.longValue() > 0) {
        return bytes.longValue();
      }
    }
    throw new InvalidInputException(Message.of(DataSize.class, "size.wrong", written));
  }

  private static int power(String prefix) {
    return prefix.isEmpty() ? 0 : 3 * (PREFIXES.indexOf(prefix) + 1);
  }
}

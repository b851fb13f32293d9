package org.injerto.container;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.injerto.server.LineSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log: a line of JSON for each request on standard output, as the server writes it, and one for
 * each event on standard error, which says it where standard output cannot be written. Logback
 * finds this class by its service file.
 */
public final class ContainerLogging extends ContextAwareBase implements Configurator {
  /** Logs as much. */
  static void show(ContainerSettings.Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger("org.injerto").setLevel(ch.qos.logback.classic.Level.toLevel(level.name()));
  }

  /** Where lines for requests go that are of the level INFO. */
  static LineSink requests(ContainerSettings.Level level) {
    return level.compareTo(ContainerSettings.Level.INFO) > 0
        ? LineSink.NOWHERE
        : LineSink.into(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(ch.qos.logback.classic.Level.WARN);
    root.addAppender(console(context, events()));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> events() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMDC(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    return encoder;
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext context, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}

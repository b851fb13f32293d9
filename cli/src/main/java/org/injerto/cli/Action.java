package org.injerto.cli;

/**
 * What a command does once its options are read. A class with picocli's {@code @Command} that
 * implements this and stands in the list of {@link Injerto} is a command of the program.
 */
interface Action {
  /**
   * Does it, with results on {@link Session#output()}.
   *
   * @throws Exception said to the person in words, see {@link Failure}
   */
  ExitCode run(Session session) throws Exception;
}

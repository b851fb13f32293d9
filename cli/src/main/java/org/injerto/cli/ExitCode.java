package org.injerto.cli;

/** How the program ended, for the shell that called it. */
enum ExitCode {
  DONE(0),
  FAILED(1),
  /** Wrong usage or wrong input: to be mended by who called. */
  WRONG_INPUT(2),
  /** By Ctrl-C or SIGTERM. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}

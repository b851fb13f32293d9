package org.injerto.hub;

import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A state of a repository: a branch, a tag, {@code refs/pr/1}, a commit or the beginning of one.
 *
 * @param text as it was written
 */
public record Revision(String text) {
  private static final int LONGEST = 255;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** As git has it, less what no file of that name could be called: a drive, a stream. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?!.*(\\.\\.|//|/\\.|\\.lock(/|$)))[^/.\\p{Cntrl} ~^:?*\\[\\\\<>|\"]"
              + "[^\\p{Cntrl} ~^:?*\\[\\\\<>|\"]*(?<![/.])");

  /** What is meant where none is named. */
  public static final Revision MAIN = new Revision("main");

  public Revision {
    if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
      throw new InvalidInputException(Message.of(Revision.class, "revision.name", text));
    }
  }

  /** Whether this is a whole commit, which never changes. */
  boolean isCommit() {
    return isCommit(text);
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

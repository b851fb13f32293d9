package org.injerto.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The name of a file within a repository, which can be no way out of the folder that it is written
 * to, on no operating system.
 *
 * @param text folders and name with {@code /} between them
 */
record HubPath(String text) {
  private static final int LONGEST = 1024;
  private static final Pattern CHARACTERS = Pattern.compile("[^\\p{Cntrl}\\\\:*?\"<>|]+");

  /** What Windows takes for a device, whatever its ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

  HubPath {
    if (!isSafe(text)) {
      throw new InvalidInputException(Message.of(HubPath.class, "path.unsafe", shown(text)));
    }
  }

  static boolean isSafe(String text) {
    return text.length() <= LONGEST
        && CHARACTERS.matcher(text).matches()
        && segments(text).allMatch(HubPath::isSafeSegment);
  }

  /** Neither empty, as in an absolute path, nor {@code ..}, nor what Windows reads otherwise. */
  private static boolean isSafeSegment(String segment) {
    return !segment.isEmpty()
        && !segment.endsWith(".")
        && !segment.endsWith(" ")
        && !DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether a name would lead out of its folder, so that nothing else that is said beside it can be
   * trusted either.
   */
  static boolean isHostile(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))
        || text.matches("[A-Za-z]:.*")
        || segments(text).anyMatch(segment -> List.of("", ".", "..").contains(segment));
  }

  private static Stream<String> segments(String text) {
    return Stream.of(text.split("/", -1));
  }

  /** The file below a folder. */
  Path in(Path folder) {
    return folder.resolve(text);
  }

  /** How many folders it lies in. */
  int depth() {
    return (int) segments(text).count() - 1;
  }

  /** With an escape for what a terminal would act on. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(LONGEST)
        .forEach(
            c ->
                shown.append(
                    Character.isISOControl(c)
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c)));
    return shown.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}

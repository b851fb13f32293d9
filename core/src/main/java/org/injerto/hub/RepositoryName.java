package org.injerto.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The name of a model's repository, {@code owner/name} or, for the oldest ones, {@code name}. The
 * rules are those of {@code huggingface_hub.utils.validate_repo_id}.
 *
 * @param text the whole name
 */
public record RepositoryName(String text) {
  private static final String FOLDER = "models--";
  private static final int LONGEST = 96;
  private static final Pattern PART = Pattern.compile("\\w([\\w.-]*\\w)?");

  public RepositoryName {
    List<Message> problems = problems(text);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("name.subject", text), problems);
    }
  }

  private static List<Message> problems(String text) {
    List<Message> problems = new ArrayList<>();
    String[] parts = text.split("/", -1);
    if (parts.length > 2) {
      problems.add(problem("name.parts"));
    }
    for (String part : parts) {
      if (!PART.matcher(part).matches()) {
        problems.add(problem("name.characters", part));
      }
    }
    if (parts[parts.length - 1].length() > LONGEST) {
      problems.add(problem("name.long", LONGEST, parts[parts.length - 1].length()));
    }
    if (text.contains("--") || text.contains("..")) {
      problems.add(problem("name.twice"));
    }
    if (text.endsWith(".git")) {
      problems.add(problem("name.git"));
    }
    return problems;
  }

  /** The folder of the repository within the cache, such as {@code models--owner--name}. */
  String folder() {
    return FOLDER + text.replace("/", "--");
  }

  /** The repository of a folder within the cache; nothing if it is none of a model. */
  static Optional<RepositoryName> ofFolder(String folder) {
    if (!folder.startsWith(FOLDER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RepositoryName(folder.substring(FOLDER.length()).replaceFirst("--", "/")));
    } catch (InvalidInputException somethingElse) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(RepositoryName.class, key, arguments);
  }
}

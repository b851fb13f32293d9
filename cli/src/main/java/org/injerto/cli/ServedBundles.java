package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelSource;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The models that a person names to be served: FOLDER, NAME=FOLDER or NAME@SHARE=FOLDER. */
final class ServedBundles {
  private static final Pattern NAMED = Pattern.compile("([^=@]+)(?:@([^=]*))?=(.+)");

  private ServedBundles() {}

  /**
   * A version of a model.
   *
   * @param isOwn whether it lies in a folder of the person's, and not in a cache
   * @param share as of {@link ModelSource}
   */
  record Version(Path folder, boolean isOwn, double share) {}

  /**
   * The versions of each model by its name: that of its folder if none is written.
   *
   * @throws InvalidInputException with everything that is written wrong
   */
  static Map<String, List<Version>> of(List<String> written, Session session) throws IOException {
    Map<String, List<Version>> models = new LinkedHashMap<>();
    List<Message> problems = new ArrayList<>();
    for (String one : written) {
      Matcher named = NAMED.matcher(one);
      boolean isNamed = named.matches();
      ModelReference reference = ModelReference.of(isNamed ? named.group(3) : one);
      Path folder = reference.folder(session);
      String name = isNamed ? named.group(1) : String.valueOf(folder.toRealPath().getFileName());
      double share = isNamed && named.group(2) != null ? share(named.group(2)) : 1;
      if (!ModelInfo.isName(name)) {
        problems.add(problem("serve.name", one, name));
      } else if (!(share > 0 && share <= Double.MAX_VALUE)) {
        problems.add(problem("serve.share", one, String.valueOf(named.group(2))));
      } else {
        models
            .computeIfAbsent(name, unknown -> new ArrayList<>())
            .add(new Version(folder, reference instanceof ModelReference.Folder, share));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("serve.subject"), problems);
    }
    return models;
  }

  /** Not a number if it is none. */
  private static double share(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ServedBundles.class, key, arguments);
  }
}

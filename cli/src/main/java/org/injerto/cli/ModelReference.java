package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import picocli.CommandLine.ITypeConverter;

/** A model as a person names it. */
sealed interface ModelReference {
  /**
   * The folder with its files.
   *
   * @throws InvalidInputException if it cannot be had
   * @throws IOException if an embedded model cannot be written to the disk
   */
  Path folder() throws IOException;

  /** A model that travels inside the program. */
  record Embedded(String name) implements ModelReference {
    @Override
    public Path folder() throws IOException {
      return EmbeddedFolders.MODELS.extract(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A folder in the Hugging Face layout. */
  record Folder(Path folder) implements ModelReference {
    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /**
   * What was written, read as a folder if there is one, else as an embedded name.
   *
   * @throws InvalidInputException if it is neither, with the nearest embedded name
   */
  static ModelReference of(String written) {
    if (written.isBlank()) {
      throw new InvalidInputException(Message.of(ModelReference.class, "path.empty"));
    }
    if (Files.isDirectory(Path.of(written))) {
      return new Folder(Path.of(written));
    }
    if (EmbeddedFolders.MODELS.names().contains(written)) {
      return new Embedded(written);
    }
    throw new InvalidInputException(Unknown.problem(written));
  }

  /** For options that name a model. */
  final class Converter implements ITypeConverter<ModelReference> {
    @Override
    public ModelReference convert(String written) {
      return of(written);
    }
  }

  /** Why a name is no model. */
  final class Unknown {
    private static final Pattern HUB_NAME = Pattern.compile("\\w[\\w.-]*/[\\w.-]+(@[\\w./-]+)?");

    private Unknown() {}

    private static Message problem(String written) {
      List<String> names = EmbeddedFolders.MODELS.names();
      if (HUB_NAME.matcher(written).matches()) {
        return Message.of(ModelReference.class, "model.hub", written);
      }
      return NearestName.to(written, names)
          .map(nearest -> Message.of(ModelReference.class, "model.nearest", written, nearest))
          .orElseGet(
              () -> {
                String all = String.join(", ", names);
                return Message.of(ModelReference.class, "model.unknown", written, all);
              });
    }
  }
}

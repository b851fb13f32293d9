package org.injerto.server.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * The folder whose models may be loaded.
 *
 * @param root nothing outside it is ever opened, whatever the links in it say
 */
record ModelsFolder(Path root) {
  /**
   * The folder of a model.
   *
   * @param url its path, from the root of the file system or from this folder
   * @throws RefusedException with status 400 if it lies elsewhere, with status 404 if there is none
   */
  Path resolve(String url) {
    try {
      Path wanted = root.toAbsolutePath().resolve(url).normalize();
      if (!wanted.startsWith(root.toAbsolutePath().normalize())) {
        throw refused(400, "folder.outside", url);
      } else if (!Files.isDirectory(wanted)) {
        throw refused(404, "folder.missing", url);
      } else if (!wanted.toRealPath().startsWith(root.toRealPath())) {
        throw refused(400, "folder.outside", url);
      }
      return wanted;
    } catch (InvalidPathException | IOException e) {
      throw refused(400, "folder.outside", url);
    }
  }

  /** Where the platform puts the model of a name: a folder of that name, or "model" within it. */
  String of(String name) {
    String inner = name + "/model";
    return Files.isDirectory(root.resolve(inner)) ? inner : name;
  }

  private RefusedException refused(int status, String key, String url) {
    return new RefusedException(
        Refusal.of(status, Message.of(ModelsFolder.class, key, Printable.text(url), root)));
  }
}

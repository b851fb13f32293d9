package org.injerto.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.injerto.provenance.CacheFolder;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** The folders that travel inside the program, so that it works without a network. */
public enum EmbeddedFolders {
  /** Models in the Hugging Face layout, such as {@code es-mini}. */
  MODELS,
  /** Data sets with {@code train.tsv}, {@code dev.tsv} and {@code test.tsv}. */
  DATA;

  /** The names that {@link #extract} accepts, in alphabetical order. */
  public List<String> names() {
    return ResourceIndex.read().folders(kind());
  }

  /**
   * The folder of that name as files: those of an earlier call where they are still what they
   * should be (by SHA-256), else written anew. They stand in the cache folder of this user, and in
   * a temporary folder that ends with the program if the cache cannot be written. Processes that do
   * this at the same time do not disturb each other.
   *
   * @throws InvalidInputException if there is no folder of that name
   * @throws IOException if neither the cache nor a temporary folder can be written
   */
  public Path extract(String name) throws IOException {
    return extract(name, CacheFolder.ofThisUser());
  }

  Path extract(String name, Path cache) throws IOException {
    if (!names().contains(name)) {
      throw unknown(name);
    }
    Extraction extraction = new Extraction(ResourceIndex.read().in(kind() + "/" + name));
    try {
      return extraction.into(cache);
    } catch (IOException cacheFailed) {
      return extractForThisProgram(extraction, cacheFailed);
    }
  }

  private static Path extractForThisProgram(Extraction extraction, IOException cacheFailed)
      throws IOException {
    Path temporary = Files.createTempDirectory("injerto-");
    try {
      return extraction.into(temporary);
    } catch (IOException temporaryFailed) {
      temporaryFailed.addSuppressed(cacheFailed);
      throw temporaryFailed;
    } finally {
      CacheFolder.deleteAtExit(temporary);
    }
  }

  private InvalidInputException unknown(String name) {
    String known = String.join(", ", names());
    Message subject =
        NearestName.to(name, names())
            .map(nearest -> Message.of(getClass(), kind() + ".unknown.nearest", name, nearest))
            .orElseGet(() -> Message.of(getClass(), kind() + ".unknown", name, known));
    return new InvalidInputException(subject);
  }

  private String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}

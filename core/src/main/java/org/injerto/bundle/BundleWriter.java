package org.injerto.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.text.InvalidInputException;

/** The one place where a bundle comes into being. */
public final class BundleWriter implements AutoCloseable {
  private static final String STATE = "training-state.safetensors";

  private final OutputFolder output;
  private final Map<String, String> additions = new LinkedHashMap<>();

  private BundleWriter(OutputFolder output) {
    this.output = output;
  }

  /**
   * Begins a bundle, or goes on with one that a run which was stopped has begun.
   *
   * @param overwrite whether a bundle that is there may be replaced at the end
   * @throws InvalidInputException as {@link OutputFolder#open}
   * @throws IOException if the folder cannot be written
   */
  public static BundleWriter open(Path target, boolean overwrite) throws IOException {
    return new BundleWriter(OutputFolder.open(target, overwrite));
  }

  /** Where a run keeps the state from which it can go on; gone once the bundle is finished. */
  public Path state() {
    return output.work().resolve(STATE);
  }

  /** Whether a run that was to fill this folder was stopped, and can go on. */
  public static boolean hasState(OutputFolder output) {
    return Files.exists(output.work().resolve(STATE));
  }

  /** Has {@link #finish} write one file of text more. */
  public void add(String name, String text) {
    additions.put(name, text);
  }

  /**
   * Writes all files and moves them in place. If that fails nothing of them is left, but the state
   * is.
   *
   * @param model the folder whose tokenizer the bundle takes over
   * @param weights by their Hugging Face names
   */
  public void finish(
      Path model,
      ModelConfig config,
      List<SafetensorsWriter.Entry> weights,
      BundleManifest manifest)
      throws IOException {
    output.fill(
        folder -> {
          write(folder, model, config, weights, manifest);
          for (Map.Entry<String, String> more : additions.entrySet()) {
            write(folder.resolve(more.getKey()), more.getValue().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /** Writes a bundle into a folder that is empty. */
  public static void write(
      Path folder,
      Path model,
      ModelConfig config,
      List<SafetensorsWriter.Entry> weights,
      BundleManifest manifest)
      throws IOException {
    for (Map.Entry<String, byte[]> file : new TokenizerCopy(model, config).files().entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue());
    }
    write(folder.resolve(Bundle.CONFIG), config.toJson().getBytes(StandardCharsets.UTF_8));
    write(folder.resolve(Bundle.MANIFEST), manifest.toJson().getBytes(StandardCharsets.UTF_8));
    SafetensorsWriter.write(folder.resolve(Bundle.WEIGHTS), weights, Map.of("format", "pt"));
  }

  /** Is on the disk when it returns. */
  private static void write(Path file, byte[] content) throws IOException {
    Files.write(
        file,
        content,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  /** Forgets what was begun; nothing is left beside the target. */
  public void discard() throws IOException {
    output.discard();
  }

  /** Lets others write the bundle; what is resumable stays. */
  @Override
  public void close() throws IOException {
    output.close();
  }
}

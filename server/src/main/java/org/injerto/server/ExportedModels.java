package org.injerto.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.LoadedModel;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelLoader;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Opens models that were exported.
 *
 * @param config how they are run
 */
public record ExportedModels(InferenceConfig config) implements ModelLoader {
  /** A version is the checksum of the graph: the same graph has the same one everywhere. */
  @Override
  public OpenedModel<?, ?> open(String name, Path folder) throws IOException {
    LoadedModel model = LoadedModel.open(folder, config);
    String title = model.task().title();
    Task<?, ?> task =
        Tasks.of(model.pipeline())
            .orElseThrow(
                () -> {
                  model.close();
                  return new InvalidInputException(
                      Message.of(ExportedModels.class, "model.task", folder, title));
                });
    ModelInfo info = new ModelInfo(name, checksum(model.graph()), title, model.precision());
    return new OpenedModel<>(info, task);
  }

  private static String checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return String.format("%08x", checksum.getValue());
  }
}

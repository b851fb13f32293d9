package org.injerto.server.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.LoadedModel;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Opens bundles that were exported. Their version is the beginning of the SHA-256 of the graph, so
 * that an answer can be traced to the bytes that gave it.
 *
 * @param config how they are run
 */
public record ExportedModels(InferenceConfig config) implements ModelLoader {
  private static final int DIGITS = 12;

  @Override
  public OpenedModel<?, ?> open(String name, Path folder) throws IOException {
    LoadedModel model = LoadedModel.open(folder, config);
    try {
      return opened(name, model, task(model, folder));
    } catch (IOException | RuntimeException unusable) {
      model.close();
      throw unusable;
    }
  }

  private static Task<?, ?> task(LoadedModel model, Path folder) {
    return Tasks.of(model.pipeline())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of(ExportedModels.class, "model.task", folder, model.task().title())));
  }

  private static <P, O> OpenedModel<P, O> opened(String name, LoadedModel model, Task<P, O> task)
      throws IOException {
    String version = version(model.graph());
    String variant = model.precision();
    return new OpenedModel<>(new ModelInfo(name, version, task.name(), variant), task);
  }

  private static String version(Path graph) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(graph), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

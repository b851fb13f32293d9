package org.injerto.server.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.injerto.bundle.Bundle;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.pipeline.ClassificationRequest;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.pipeline.TextReader;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;
import org.injerto.task.Classification;

/**
 * Opens real bundles with the tokenizer of es-mini, and counts their pieces in place of a model.
 */
public final class TestModels implements ModelLoader {
  private final Map<Path, CountingLogits> engines = new ConcurrentHashMap<>();

  /** A bundle: es-mini as a classifier of two labels. */
  public static Path bundle(Path folder) {
    try {
      Files.createDirectories(folder);
      Path model = EmbeddedFolders.MODELS.extract("es-mini");
      for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
        Files.copy(model.resolve(file), folder.resolve(file));
      }
      writeConfig(folder.resolve("config.json"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeConfig(Path file) throws IOException {
    JsonMapper json = new JsonMapper();
    ObjectNode config = (ObjectNode) json.readTree(file.toFile());
    config.putArray("architectures").add("BertForSequenceClassification");
    config.putObject("id2label").put("0", "par").put("1", "impar");
    config.putObject("label2id").put("par", 0).put("impar", 1);
    Files.writeString(file, config.toString());
  }

  @Override
  public OpenedModel<Prepared, Classification> open(String name, Path folder) throws IOException {
    Bundle bundle = Bundle.open(folder);
    TextReader reader = TextReader.open(folder, bundle.config(), bundle.reading());
    CountingLogits engine = new CountingLogits();
    engines.put(folder, engine);
    return opened(
        new ModelInfo(name, folder.getFileName().toString(), "text-classification", "counted"),
        TextClassificationPipeline.of(bundle.config(), reader, engine));
  }

  @SuppressWarnings("unchecked") // this pipeline has this task
  private static OpenedModel<Prepared, Classification> opened(
      ModelInfo info, TextClassificationPipeline pipeline) {
    return new OpenedModel<>(
        info, (Task<Prepared, Classification>) Tasks.of(pipeline).orElseThrow());
  }

  /** The engine of the model that was opened last from that folder. */
  public CountingLogits engine(Path folder) {
    return engines.get(folder);
  }

  /** A text of as many pieces, special ones included, two at least. */
  public static String text(int pieces) {
    return String.join(" ", Collections.nCopies(pieces - 2, "casa"));
  }

  /** What that text is asked as. */
  public static List<Prepared> prepared(
      OpenedModel<Prepared, Classification> model, int... pieces) {
    TextClassificationPipeline pipeline = (TextClassificationPipeline) model.task().pipeline();
    return Arrays.stream(pieces)
        .mapToObj(TestModels::text)
        .map(text -> pipeline.preprocess(new ClassificationRequest(text, pipeline.usualFunction())))
        .toList();
  }
}

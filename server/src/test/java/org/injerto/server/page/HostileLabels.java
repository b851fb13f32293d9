package org.injerto.server.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextLogits;
import org.injerto.pipeline.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;

/** A model whose labels are markup that runs something where it is taken for such. */
final class HostileLabels {
  static final String NAME = "hostile";
  static final List<String> LABELS =
      List.of(
          "<img src=x onerror=\"document.title='hacked'\">",
          "<script>document.title='hacked'</script>",
          "'\"--></textarea><svg onload=document.title='hacked'>" + "w".repeat(300));

  private static final Path MODEL = Path.of("src/test/resources/golden/pipelines/models/classify");

  private HostileLabels() {}

  static TextClassificationPipeline classifier() {
    return classifier(new Constant());
  }

  static TextClassificationPipeline classifier(TextLogits engine) {
    try {
      ModelConfig config = config();
      TextReader reader = TextReader.open(MODEL, config, new Reading(64, LongText.FIRST));
      return TextClassificationPipeline.of(config, reader, engine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelConfig config() throws IOException {
    JsonMapper json = new JsonMapper();
    ObjectNode config = (ObjectNode) json.readTree(MODEL.resolve("config.json").toFile());
    ObjectNode names = config.putObject("id2label");
    ObjectNode numbers = config.putObject("label2id");
    for (int label = 0; label < LABELS.size(); label++) {
      names.put(String.valueOf(label), LABELS.get(label));
      numbers.put(LABELS.get(label), label);
    }
    Path file = Files.createTempFile("hostile", ".json");
    try {
      Files.writeString(file, config.toString());
      return ModelConfig.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private record Constant() implements TextLogits {
    @Override
    public int labels() {
      return LABELS.size();
    }

    @Override
    public float[] of(List<int[]> texts) {
      float[] rows = new float[texts.size() * labels()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = labels() - i % labels();
      }
      return rows;
    }

    @Override
    public void close() {}
  }
}

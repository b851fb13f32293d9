package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.FeatureExtractionPipeline;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.pipeline.MaskLogits;
import org.injerto.pipeline.MaskedText;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextLogits;
import org.injerto.pipeline.TextReader;
import org.injerto.pipeline.TextVectors;
import org.injerto.task.LongText;
import org.injerto.task.Pooling;
import org.injerto.task.Reading;

/** Pipelines over engines that say what the golden files recorded. */
public final class RecordedModel {
  /** A text of whose pieces a classifier computes what is no number. */
  public static final String UNANSWERABLE = "? ? ?";

  private static final Path HERE = Path.of("src/test/resources/golden/pipelines");
  private static final Path NEURAL = Path.of("../neural/src/test/resources/golden/pipelines");
  private static final int LONGEST = 64;

  private RecordedModel() {}

  public static JsonNode classifications() {
    return golden(HERE.resolve("text-classification.json"));
  }

  public static JsonNode fillings() {
    return golden(NEURAL.resolve("fill-mask.json"));
  }

  public static JsonNode embeddings() {
    return golden(NEURAL.resolve("embeddings.json"));
  }

  /** Where a model lies. */
  public static Path folder(String model) {
    Path here = HERE.resolve("models").resolve(model);
    return Files.isDirectory(here) ? here : NEURAL.resolve("models").resolve(model);
  }

  private static JsonNode golden(Path file) {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A classifier that gives the recorded logits; of a text that was not recorded, zeros. */
  public static TextClassificationPipeline classifier(String model) {
    Map<List<Integer>, float[]> logits = new HashMap<>();
    for (JsonNode recorded : classifications().get("models")) {
      if (recorded.get("model").asText().equals(model)) {
        logits.put(ids(recorded), floats(recorded.get("logits")));
      }
    }
    Path folder = folder(model);
    ModelConfig config = config(folder);
    TextReader reader = reader(folder, config);
    float[] none = new float[config.labels().size()];
    Arrays.fill(none, Float.NaN);
    logits.put(ids(reader.read(UNANSWERABLE).first()), none);
    return TextClassificationPipeline.of(config, reader, new Logits(none.length, logits));
  }

  /** A filler that gives the recorded candidates their recorded scores. */
  public static FillMaskPipeline filler(String model) {
    Map<List<Integer>, JsonNode> expected = new HashMap<>();
    for (JsonNode recorded : fillings().get("cases")) {
      if (recorded.get("model").asText().equals(model)) {
        expected.put(ids(recorded), recorded.get("expected"));
      }
    }
    Path folder = folder(model);
    ModelConfig config = config(folder);
    return FillMaskPipeline.of(
        reader(folder, config), new Candidates(config.architecture().pieces(), expected));
  }

  /** Vectors of three numbers: how many pieces a text has, their first, and which pooling it is. */
  public static FeatureExtractionPipeline extractor() {
    Path folder = folder("embed");
    return FeatureExtractionPipeline.of(
        reader(folder, config(folder)), new Vectors(), Pooling.MEAN);
  }

  private static ModelConfig config(Path folder) {
    try {
      return ModelConfig.read(folder.resolve("config.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TextReader reader(Path folder, ModelConfig config) {
    try {
      return TextReader.open(folder, config, new Reading(LONGEST, LongText.FIRST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> ids(JsonNode recorded) {
    return recorded.get("ids").valueStream().map(JsonNode::intValue).toList();
  }

  private static List<Integer> ids(int[] pieces) {
    return Arrays.stream(pieces).boxed().toList();
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).doubleValue();
    }
    return floats;
  }

  private record Logits(int labels, Map<List<Integer>, float[]> recorded) implements TextLogits {
    @Override
    public float[] of(List<int[]> texts) {
      float[] rows = new float[texts.size() * labels];
      for (int text = 0; text < texts.size(); text++) {
        float[] row = recorded.getOrDefault(ids(texts.get(text)), new float[labels]);
        System.arraycopy(row, 0, rows, text * labels, labels);
      }
      return rows;
    }

    @Override
    public void close() {}
  }

  private record Candidates(int pieces, Map<List<Integer>, JsonNode> recorded)
      implements MaskLogits {
    @Override
    public void of(List<MaskedText> texts, Rows rows) {
      for (int text = 0; text < texts.size(); text++) {
        MaskedText masked = texts.get(text);
        JsonNode expected = recorded.get(ids(masked.toArray()));
        for (int mask = 0; mask < masked.places().size(); mask++) {
          boolean several = masked.places().size() > 1;
          rows.accept(text, mask, row(several ? expected.get(mask) : expected));
        }
      }
    }

    /** What the candidates leave is shared by all other pieces. */
    private FloatBuffer row(JsonNode candidates) {
      double left = 1;
      for (JsonNode candidate : candidates) {
        left -= candidate.get("score").doubleValue();
      }
      float[] row = new float[pieces];
      Arrays.fill(row, (float) Math.log(left / (pieces - candidates.size())));
      for (JsonNode candidate : candidates) {
        double score = candidate.get("score").doubleValue();
        row[candidate.get("token").intValue()] = (float) Math.log(score);
      }
      return FloatBuffer.wrap(row);
    }

    @Override
    public void close() {}
  }

  private record Vectors() implements TextVectors {
    @Override
    public int size() {
      return 3;
    }

    @Override
    public float[] of(List<int[]> texts, Pooling pooling) {
      float[] rows = new float[3 * texts.size()];
      for (int text = 0; text < texts.size(); text++) {
        rows[3 * text] = texts.get(text).length;
        rows[3 * text + 1] = texts.get(text)[0];
        rows[3 * text + 2] = pooling.ordinal();
      }
      return rows;
    }

    @Override
    public void close() {}
  }
}

package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.injerto.pipeline.MaskedText;
import org.injerto.task.Candidates;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Filling;
import org.injerto.task.Filling.Candidate;
import org.injerto.task.MaskFiller;
import org.injerto.task.Pooling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pipelines of transformers say of the same texts with the same models. */
class PipelineGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/pipelines");
  private static Engine engine = Engine.start(2);

  @BeforeAll
  static void start() {
    engine = Engine.start(2);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<JsonNode> fillings() throws IOException {
    JsonNode cases = GoldenArrays.read(GOLDEN.resolve("fill-mask.json")).get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void masksAreFilledAsThePipelineDoes(JsonNode golden) throws IOException {
    PretrainedModel model = model(golden.get("model").asText());
    try (MaskFiller filler = NeuralMaskFiller.open(model, model.reader(), engine)) {
      List<Filling> fillings = filler.fill(List.of(golden.get("text").asText()), wanted(golden));

      JsonNode expected = golden.get("expected");
      boolean several = expected.get(0).isArray();
      List<List<Candidate>> masks = ((Filling.Filled) fillings.get(0)).masks();
      assertEquals(several ? expected.size() : 1, masks.size());
      for (int mask = 0; mask < masks.size(); mask++) {
        compare(several ? expected.get(mask) : expected, masks.get(mask));
      }
    }
  }

  private static Candidates wanted(JsonNode golden) {
    List<String> targets = new ArrayList<>();
    JsonNode given = golden.path("targets");
    if (given.isTextual()) {
      targets.add(given.textValue());
    }
    given.forEach(target -> targets.add(target.asText()));
    return new Candidates(golden.path("topK").asInt(5), targets);
  }

  private static void compare(JsonNode expected, List<Candidate> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      JsonNode one = expected.get(i);
      assertEquals(one.get("token").asInt(), found.get(i).id());
      assertEquals(one.get("token_str").asText(), found.get(i).token());
      assertEquals(one.get("sequence").asText(), found.get(i).sequence());
      double score = one.get("score").asDouble();
      assertEquals(score, found.get(i).score(), 1e-5 * score + 1e-6);
    }
  }

  @Test
  void everyTextOfManyGetsWhatItGetsAlone() throws IOException {
    PretrainedModel model = model("fill");
    List<String> texts =
        List.of("La [MASK] es buena.", "Sin máscara.", "[MASK] [MASK]", "", "El perro [MASK].");
    Candidates wanted = Candidates.likeliest(3);
    try (MaskFiller filler = NeuralMaskFiller.open(model, model.reader(), engine)) {
      List<Filling> together = filler.fill(texts, wanted);

      assertEquals(new Filling.NoMask("[MASK]"), together.get(1));
      assertEquals(new Filling.NoMask("[MASK]"), together.get(3));
      for (int text = 0; text < texts.size(); text++) {
        Filling alone = filler.fill(List.of(texts.get(text)), wanted).get(0);
        assertEquals(pieces(alone), pieces(together.get(text)));
      }
    }
  }

  private static List<List<Integer>> pieces(Filling filling) {
    return filling instanceof Filling.Filled filled
        ? filled.masks().stream().map(mask -> mask.stream().map(Candidate::id).toList()).toList()
        : List.of();
  }

  @Test
  void howManyScoresAreHeldAtOnceChangesNothing() throws IOException {
    Map<Integer, float[]> atOnce = scores(1 << 20);
    Map<Integer, float[]> oneByOne = scores(1);
    assertEquals(Set.of(0, 1, 2), atOnce.keySet());
    atOnce.forEach((mask, row) -> assertArrayEquals(row, oneByOne.get(mask), 1e-5f));
  }

  /** Of a text with three masks, the scores for each. */
  private static Map<Integer, float[]> scores(int mostAtOnce) throws IOException {
    PretrainedModel model = model("fill");
    MaskedText text = MaskedText.of(new int[] {2, 4, 4, 4, 7, 3}, 4);
    Map<Integer, float[]> scores = new ConcurrentHashMap<>();
    try (NeuralMaskFiller filler = NeuralMaskFiller.of(model, mostAtOnce, engine)) {
      filler.of(
          List.of(text),
          (number, mask, row) -> {
            float[] copy = new float[row.remaining()];
            row.get(copy);
            scores.put(mask, copy);
          });
    }
    return scores;
  }

  @ParameterizedTest
  @CsvSource({"MEAN,mean", "MAX,max", "FIRST,cls"})
  void vectorsArePooledAsThePipelineDoes(Pooling pooling, String name) throws IOException {
    JsonNode golden = GoldenArrays.read(GOLDEN.resolve("embeddings.json"));
    List<Embedding> found = vectors(golden, pooling);

    for (int text = 0; text < found.size(); text++) {
      compare(golden.get(name).get(text), found.get(text));
    }
  }

  @Test
  void normalizedVectorsAndTheirCosinesAreThePipelines() throws IOException {
    JsonNode golden = GoldenArrays.read(GOLDEN.resolve("embeddings.json"));
    List<Embedding> found = vectors(golden, Pooling.MEAN);

    for (int text = 0; text < found.size(); text++) {
      compare(golden.get("normalized").get(text), found.get(text).normalized());
      for (int other = 0; other < found.size(); other++) {
        double cosine = found.get(text).cosine(found.get(other));
        assertEquals(golden.get("cosine").get(text).get(other).asDouble(), cosine, 1e-5);
      }
    }
  }

  private static List<Embedding> vectors(JsonNode golden, Pooling pooling) throws IOException {
    PretrainedModel model = model(golden.get("model").asText());
    List<String> texts =
        StreamSupport.stream(golden.get("texts").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    try (FeatureExtractor extractor =
        NeuralFeatureExtractor.open(model, model.reader(), pooling, engine)) {
      List<Embedding> vectors = extractor.extract(texts);
      assertEquals(texts.size(), vectors.size());
      return vectors;
    }
  }

  private static void compare(JsonNode expected, Embedding found) {
    float[] values = found.toArray();
    assertEquals(expected.size(), values.length);
    assertTrue(
        IntStream.range(0, values.length)
            .allMatch(
                i ->
                    Math.abs(expected.get(i).asDouble() - values[i])
                        <= 1e-5 * Math.abs(expected.get(i).asDouble()) + 1e-6),
        () -> expected + " " + java.util.Arrays.toString(values));
  }

  private static PretrainedModel model(String name) throws IOException {
    return PretrainedModel.open(GOLDEN.resolve("models").resolve(name));
  }
}

package org.injerto.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.injerto.pipeline.FeatureExtractionPipeline.Prepared;
import org.injerto.task.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureExtractionTaskTest {
  private final Task<Prepared, Embedding> task = Asking.task(RecordedModel.extractor());

  @ParameterizedTest
  @CsvSource({"mean,0.0", "max,1.0", "first,2.0"})
  void aVectorIsPooledAsAsked(String pooling, double expected) {
    JsonNode answer = Asking.alone(task, "Hola", "{\"pooling\": \"" + pooling + "\"}");

    assertEquals(3, answer.size());
    assertEquals(expected, answer.get(2).doubleValue());
  }

  @Test
  void aVectorGetsTheLengthOneIfAsked() {
    JsonNode answer = Asking.inList(task, "Hola", "{\"normalize\": true, \"pooling\": \"mean\"}");

    double square =
        answer.valueStream().mapToDouble(number -> Math.pow(number.asDouble(), 2)).sum();
    assertEquals(1, square, 1e-6);
  }

  @Test
  void anythingElseIsRefused() {
    assertEquals(
        List.of(
            "parameters.pooling: expected one of first, max, mean; found \"maen\"; did you mean"
                + " mean?",
            "parameters.normalize: expected true, false; found \"yes\""),
        Asking.problems(task, "{\"pooling\": \"maen\", \"normalize\": \"yes\"}", Locale.ENGLISH));
  }

  @Test
  void aTensorHasARowForEachText() {
    Call<Prepared, Embedding> call = Asking.call(task, "{}");
    Embedding answer = Asking.answer(task, call, Asking.json("\"Hola\""));

    Tensor tensor = call.tensors(List.of(answer, answer)).get(0);

    assertEquals(List.of(2L, 3L), tensor.shape());
    assertEquals(List.of(-1L, 3L), task.signature().outputs().get(0).shape());
    assertEquals(3, task.columns().size());
  }
}

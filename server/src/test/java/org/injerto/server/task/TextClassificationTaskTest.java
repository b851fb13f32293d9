package org.injerto.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.task.Classification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextClassificationTaskTest {
  private final Task<Prepared, Classification> task = task("classify");

  private static Task<Prepared, Classification> task(String model) {
    return Asking.task(RecordedModel.classifier(model));
  }

  static Stream<JsonNode> recorded() {
    return RecordedModel.classifications()
        .get("models")
        .valueStream()
        .filter(one -> !one.get("text").asText().isEmpty()); // refused
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void answersAreThoseOfTheReferencePipeline(JsonNode one) {
    Task<Prepared, Classification> task = task(one.get("model").asText());
    String text = one.get("text").asText();

    JsonAssert.assertAlike(one.get("default"), Asking.alone(task, text, "{}"), text);
    JsonAssert.assertAlike(one.get("default").get(0), Asking.inList(task, text, "{}"), text);
    JsonAssert.assertAlike(
        one.get("topKNull"), Asking.alone(task, text, "{\"top_k\": null}"), text);
    JsonAssert.assertAlike(one.get("topK2"), Asking.inList(task, text, "{\"top_k\": 2}"), text);
    for (String function : List.of("sigmoid", "softmax", "none")) {
      String parameters = "{\"top_k\": 9999, \"function_to_apply\": \"" + function + "\"}";
      JsonAssert.assertAlike(one.get(function), Asking.alone(task, text, parameters), function);
    }
  }

  @Test
  void aListOfOneIsStillAListIfItIsAskedFor() {
    JsonNode best = Asking.inList(task, "¡Qué horror!", "{\"top_k\": 1}");

    assertEquals(1, best.size());
    assertEquals("positivo", best.get(0).get("label").asText());
  }

  @Test
  void anObjectIsAnsweredByAnObject() {
    Call<Prepared, Classification> call = Asking.call(task, "{}");
    JsonNode input = Asking.json("{\"id\": 7, \"text\": \"¡Qué horror!\"}");

    JsonNode answer = call.onlyAnswer(input, Asking.answer(task, call, input));

    assertEquals("positivo", answer.get("label").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|inputs[3]: a text is expected, or an object with a text in its field text; found 7",
        "null|inputs[3]: a text is expected, or an object with a text in its field text; found"
            + " null",
        "[\"a\"]|inputs[3]: a text is expected, or an object with a text in its field text; found"
            + " [\"a\"]",
        "\" \\n\"|inputs[3]: it is empty",
        "{}|inputs[3]: the field text is missing",
        "{\"texto\":\"a\"}|inputs[3]: the field text (or, of a request, inputs) is missing; is"
            + " texto meant for it?",
        "{\"imputs\":\"a\"}|inputs[3]: the field text (or, of a request, inputs) is missing; is"
            + " imputs meant for it?",
        "{\"text\":null}|inputs[3].text: a text is expected, or an object with a text in its field"
            + " text; found null",
        "{\"text\":\"a\",\"text_pair\":\"b\"}|inputs[3].text_pair: this model reads one text, not a"
            + " pair",
        "\"\\ud83d\"|inputs[3]: it has half a character (a surrogate without its other half)"
      })
  void whatIsNoTextIsRefused(String input, String problem) {
    assertEquals(List.of(problem), Asking.refused(task, input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"2\"", "true", "[1]", "99999999999", "1e3"})
  void howManyLabelsIsAWholeNumberFromOne(String number) {
    List<String> problems = Asking.problems(task, "{\"top_k\": " + number + "}", Locale.ENGLISH);

    assertEquals(1, problems.size());
    assertTrue(
        problems.get(0).startsWith("parameters.top_k: expected 1 … 2147483647; found "),
        problems.get(0));
  }

  @Test
  void everyProblemOfTheParametersIsNamedAtOnce() {
    String parameters =
        "{\"topk\": 1, \"function_to_apply\": \"softmx\", \"top_k\": 0, \"color\": 1}";

    assertEquals(
        List.of(
            "parameters.top_k: expected 1 … 2147483647; found 0",
            "parameters.function_to_apply: expected one of none, sigmoid, softmax; found"
                + " \"softmx\"; did you mean softmax?",
            "parameters.topk: there is no such parameter; did you mean top_k?",
            "parameters.color: there is no such parameter; known are function_to_apply, top_k"),
        Asking.problems(task, parameters, Locale.ENGLISH));
    assertEquals(
        "parameters.top_k: se esperaba 1 … 2147483647; se encontró 0",
        Asking.problems(task, parameters, Locale.forLanguageTag("es")).get(0));
  }

  @Test
  void parametersAreAnObject() {
    assertEquals(
        List.of("parameters: expected {\"…\": …}; found [1]"),
        Asking.problems(task, "[1]", Locale.ENGLISH));
    assertEquals(List.of(), Asking.problems(task, "null", Locale.ENGLISH));
  }

  @Test
  void tensorsHaveARowForEachText() {
    Call<Prepared, Classification> call = Asking.call(task, "{}");
    Classification bad = Asking.answer(task, call, Asking.json("\"¡Qué horror!\""));
    Classification good = Asking.answer(task, call, Asking.json("\"La película me gustó mucho.\""));

    List<Tensor> tensors = call.tensors(List.of(bad, good));

    assertEquals(List.of("label", "score"), tensors.stream().map(Tensor::name).toList());
    assertEquals(List.of(2L), tensors.get(0).shape());
    assertEquals("[\"positivo\",\"negativo\"]", tensors.get(0).data().toString());
    assertEquals(0.64371669, tensors.get(1).data().get(1).doubleValue(), 1e-6);
  }

  @Test
  void severalLabelsAtOnceHaveTheirScoresInTheOrderOfTheModel() {
    Task<Prepared, Classification> several = task("classify-multi");
    Call<Prepared, Classification> call = Asking.call(several, "{}");
    String text = "\"La película me gustó mucho.\"";

    Tensor scores = call.tensors(List.of(Asking.answer(several, call, Asking.json(text)))).get(2);

    assertEquals("scores", scores.name());
    assertEquals(List.of(1L, 4L), scores.shape());
    assertEquals(0.79213899, scores.data().get(1).doubleValue(), 1e-6);
    assertEquals(
        List.of("label", "score", "scores"),
        several.signature().outputs().stream().map(TensorKind::name).toList());
  }

  @Test
  void aNumberHasNoLabelAsATensor() {
    Task<Prepared, Classification> regression = task("regress");
    Call<Prepared, Classification> call = Asking.call(regression, "{}");
    String text = "\"La película me gustó mucho.\"";

    List<Tensor> tensors =
        call.tensors(List.of(Asking.answer(regression, call, Asking.json(text))));

    assertEquals(1, tensors.size());
    assertEquals(-1.0148853, tensors.get(0).data().get(0).doubleValue(), 1e-6);
  }

  @Test
  void piecesAreAnsweredByTheirLogits() {
    PieceCall<Prepared, Classification> call = task.pieceCall().orElseThrow();
    Prepared prepared = call.prepare(new int[] {2, 65, 191, 103, 332, 368, 5, 3});

    Tensor logits = call.tensors(task.pipeline().answer(List.of(prepared, prepared))).get(0);

    assertEquals(List.of(2L, 3L), logits.shape());
    assertEquals(0.65282202, logits.data().get(3).doubleValue(), 1e-6);
  }

  @Test
  void theExampleIsAnswered() {
    JsonNode example = task.description().example();
    String parameters = example.get("parameters").toString();

    assertEquals(3, Asking.alone(task, example.get("inputs").asText(), parameters).size());
  }
}

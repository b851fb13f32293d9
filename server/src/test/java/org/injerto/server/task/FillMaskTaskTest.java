package org.injerto.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.injerto.pipeline.FillMaskPipeline.Prepared;
import org.injerto.task.Filling;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FillMaskTaskTest {
  private static final String MADRID = "\"Madrid es la [MASK] de España.\"";
  private static final String TWO_MASKS = "\"El [MASK] corre por el [MASK].\"";

  private final Task<Prepared, Filling> task = Asking.task(RecordedModel.filler("fill"));

  static Stream<JsonNode> recorded() {
    return RecordedModel.fillings()
        .get("cases")
        .valueStream()
        .filter(one -> !one.has("targets")); // a recorded engine knows no score of other words
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void answersAreThoseOfTheReferencePipeline(JsonNode one) {
    Task<Prepared, Filling> filler = Asking.task(RecordedModel.filler(one.get("model").asText()));
    ObjectNode parameters = new JsonMapper().createObjectNode();
    if (one.has("topK")) {
      parameters.set("top_k", one.get("topK"));
    }

    JsonNode answer = Asking.alone(filler, one.get("text").asText(), parameters.toString());

    JsonNode first = one.get("expected");
    JsonAssert.assertAlike(first.get(0), answer.get(0), one.get("text").asText());
    assertEquals(first.size(), answer.size());
  }

  @Test
  void targetsAreWeighedAgainstEachOther() {
    JsonNode answer =
        Asking.inList(
            task, "La [MASK] es buena.", "{\"targets\": [\"casa\", \"comida\", \"casa\"]}");

    assertEquals(2, answer.size());
  }

  @Test
  void aTargetThatIsNoPieceIsReplacedByItsFirstOne() {
    JsonNode answer =
        Asking.inList(task, "La [MASK] es buena.", "{\"targets\": \"xilófono\", \"top_k\": 3}");

    assertEquals(1, answer.size());
  }

  @Test
  void aTextWithoutAMaskIsRefused() {
    assertEquals(
        List.of(
            "inputs[3]: the text has no mask in what the model reads of it; [MASK] is expected"
                + " where a word is to be guessed"),
        Asking.refused(task, "\"Madrid\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"top_k\": 101}|parameters.top_k: expected 1 … 100; found 101",
        "{\"top_k\": 0}|parameters.top_k: expected 1 … 100; found 0",
        "{\"targets\": []}|parameters.targets: expected [\"…\"]; found []",
        "{\"targets\": [\"casa\", 3]}|parameters.targets[1]: expected \"…\"; found 3",
        "{\"targets\": \" \"}|parameters.targets: expected \"…\"; found \" \"",
        "{\"target\": \"a\"}|parameters.target: there is no such parameter; did you mean targets?"
      })
  void parametersAreChecked(String parameters, String problem) {
    assertEquals(List.of(problem), Asking.problems(task, parameters, Locale.ENGLISH));
  }

  @Test
  void tensorsHaveARowOfCandidatesForEachText() {
    Call<Prepared, Filling> call = Asking.call(task, "{\"top_k\": 2}");
    Filling answer = Asking.answer(task, call, Asking.json(MADRID));

    List<Tensor> tensors = call.tensors(List.of(answer, answer));

    assertEquals(
        List.of("score", "token", "token_str", "sequence"),
        tensors.stream().map(Tensor::name).toList());
    assertEquals(List.of(2L, 2L), tensors.get(1).shape());
    assertEquals("[193,348,193,348]", tensors.get(1).data().toString());
  }

  @Test
  void severalMasksAreNoRow() {
    Call<Prepared, Filling> call = Asking.call(task, "{\"top_k\": 2}");
    Filling answer = Asking.answer(task, call, Asking.json(TWO_MASKS));

    assertThrows(InvalidInputException.class, () -> call.tensors(List.of(answer)));
  }

  @Test
  void theExampleHasTheMaskOfTheModel() {
    Task<Prepared, Filling> other = Asking.task(RecordedModel.filler("fill-bpe"));

    assertEquals(
        "Madrid es la <mask> de España.", other.description().example().get("inputs").asText());
  }
}

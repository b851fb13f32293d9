package org.injerto.server.protocol;

import static org.injerto.server.protocol.Invocations.CSV;
import static org.injerto.server.protocol.Invocations.FILM;
import static org.injerto.server.protocol.Invocations.HORROR;
import static org.injerto.server.protocol.Invocations.INVOCATIONS;
import static org.injerto.server.protocol.Invocations.JSON;
import static org.injerto.server.protocol.Invocations.LINES;
import static org.injerto.server.protocol.Invocations.assertRefused;
import static org.injerto.server.protocol.Invocations.assertWrong;
import static org.injerto.server.protocol.Invocations.json;
import static org.injerto.server.protocol.Invocations.rounded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.injerto.server.protocol.TestServer.Reply;
import org.injerto.server.task.RecordedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of {@code /invocations} in JSON. */
class JsonInvocationsTest {
  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTextIsAnsweredByAListOfOne() {
    Reply reply = json(server, "{\"inputs\":\"" + FILM + "\"}");

    assertEquals(200, reply.status());
    assertEquals("[{\"label\":\"negativo\",\"score\":0.643}]", rounded(reply.body()));
    assertEquals(JSON, reply.header("Content-Type"));
  }

  @Test
  void everyFormOfAQuestionIsAnswered() {
    String one = "{\"label\":\"positivo\",\"score\":0.520}";
    String all =
        "[{\"label\":\"positivo\",\"score\":0.520},{\"label\":\"negativo\",\"score\":0.399},{\"label\":\"neutro\",\"score\":0.080}]";

    assertEquals("[" + one + "]", rounded(json(server, "\"" + HORROR + "\"").body()));
    assertEquals(
        "[" + one + "," + one + "]",
        rounded(json(server, "[\"" + HORROR + "\",{\"text\":\"" + HORROR + "\"}]").body()));
    assertEquals(one, rounded(json(server, "{\"text\":\"" + HORROR + "\",\"id\":7}").body()));
    assertEquals(one, rounded(json(server, "{\"inputs\":{\"text\":\"" + HORROR + "\"}}").body()));
    assertEquals(
        all,
        rounded(
            json(server, "{\"id\":1,\"inputs\":\"" + HORROR + "\",\"parameters\":{\"top_k\":null}}")
                .body()));
    assertEquals(
        "[" + all + "]",
        rounded(
            json(server, "{\"inputs\":[\"" + HORROR + "\"],\"parameters\":{\"top_k\":5}}").body()));
  }

  @Test
  void whatIsWrongStandsInItsPlace() {
    Reply reply = json(server, "{\"inputs\":[\"" + FILM + "\",5,\"\",\"" + HORROR + "\"]}");

    assertEquals(200, reply.status());
    assertEquals(
        "[{\"label\":\"negativo\",\"score\":0.643},{\"error\":\"inputs[1]: a text is expected, or"
            + " an object with a text in its field text; found 5\"},{\"error\":\"inputs[2]: it is"
            + " empty\"},{\"label\":\"positivo\",\"score\":0.520}]",
        rounded(reply.body()));
  }

  @Test
  void aBodyWithoutAnythingGoodIsRefusedWithAllThatIsWrong() {
    assertWrong(
        "the request cannot be answered: parameters.top_k: expected 1 … 2147483647; found 0;"
            + " inputs[0]: it is empty; inputs[1]: a text is expected, or an object with a text in"
            + " its field text; found null",
        json(server, "{\"inputs\":[\" \",null],\"parameters\":{\"top_k\":0}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{\"inputs\":|it is not JSON, line 1, column 11: Unexpected end-of-input within/between"
            + " Object entries",
        "{\"inputs\":\"a\",\"inputs\":\"b\"}|it is not JSON, line 1, column 23: Duplicate field"
            + " 'inputs'",
        "{\"inputs\":\"a\"} {}|it is not JSON: more stands behind the value",
        "{\"inputs\":[]}|the request cannot be answered: inputs: it is an empty list",
        "{\"inputs\":\"a\",\"parameters\":{\"topk\":1}}|the request cannot be answered:"
            + " parameters.topk: there is no such parameter; did you mean top_k?",
        "{\"input\":\"a\"}|the request cannot be answered: inputs: the field text (or, of a"
            + " request, inputs) is missing; is input meant for it?",
        "{}|the request cannot be answered: inputs: the field text is missing"
      })
  void wrongJsonIsRefused(String body, String message) {
    assertWrong(message, json(server, body));
  }

  @Test
  void notANumberIsNoJson() {
    Reply reply = json(server, "{\"inputs\":\"a\",\"parameters\":{\"top_k\":NaN}}");

    assertEquals(400, reply.status());
    assertTrue(Json.read(reply.body()).get("message").asText().contains("NaN"), reply.body());
  }

  @Test
  void deepJsonIsRefused() {
    Reply reply = json(server, "[".repeat(100_000));

    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("at most 64 levels"), reply.body());
  }

  @Test
  void whatTheModelCannotAnswerStandsInItsPlaceToo() {
    String none = RecordedModel.UNANSWERABLE;
    String error = "the model computed a number that is none (NaN or infinite) for this text";

    assertEquals(
        "[{\"label\":\"positivo\",\"score\":0.520},{\"error\":\"" + error + "\"}]",
        rounded(json(server, "[\"" + HORROR + "\",\"" + none + "\"]").body()));
    assertRefused(500, "InternalServerException", error, json(server, "\"" + none + "\""));
    assertRefused(
        500, "InternalServerException", error, server.post(INVOCATIONS, CSV, none + "\n"));
  }

  @Test
  void moreInputsThanTheMemoryIsGoodForAreRefused() {
    String message = "more than 50000 inputs at once are not taken";

    assertRefused(
        413, "BadRequestException", message, json(server, "[" + "1,".repeat(50_000) + "1]"));
    assertRefused(
        413, "BadRequestException", message, server.post(INVOCATIONS, LINES, "1\n".repeat(50_001)));
    assertRefused(
        413,
        "BadRequestException",
        message,
        server.post(INVOCATIONS, CSV, "inputs\n" + "a\n".repeat(50_001)));
  }
}

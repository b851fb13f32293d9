package org.injerto.server.protocol;

import static org.injerto.server.protocol.Invocations.CSV;
import static org.injerto.server.protocol.Invocations.HORROR;
import static org.injerto.server.protocol.Invocations.INVOCATIONS;
import static org.injerto.server.protocol.Invocations.JSON;
import static org.injerto.server.protocol.Invocations.LINES;
import static org.injerto.server.protocol.Invocations.assertRefused;
import static org.injerto.server.protocol.Invocations.assertWrong;
import static org.injerto.server.protocol.Invocations.json;
import static org.injerto.server.protocol.Invocations.rounded;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which kinds and encodings {@code /invocations} is asked and answers. */
class InvocationTypesTest {
  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF"})
  void anEmptyBodyIsRefused(String body) {
    assertWrong("the body is empty", json(server, body));
    assertWrong("the body is empty", server.post(INVOCATIONS, CSV, body));
    assertWrong("the body is empty", server.post(INVOCATIONS, LINES, body));
  }

  @Test
  void whatIsNotUtf8IsRefusedWithItsPlace() {
    byte[] latin = "{\"inputs\":\"ñandú\"}".getBytes(StandardCharsets.ISO_8859_1);

    Reply reply = server.send("POST", INVOCATIONS, Map.of("Content-Type", JSON), latin);

    assertWrong(
        "the body is not UTF-8: byte 11 is f1 in hexadecimal; Content-Type can name another"
            + " encoding, as in text/csv; charset=iso-8859-1",
        reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv; charset=iso-8859-1",
        "text/csv;charset=\"ISO-8859-1\"",
        "Text/CSV; header=present; Charset=Windows-1252",
        "text/csv;;charset=iso-8859-1;"
      })
  void anotherEncodingCanBeNamed(String type) {
    byte[] latin = ("inputs\n" + HORROR + "\n").getBytes(StandardCharsets.ISO_8859_1);

    Reply reply = server.send("POST", INVOCATIONS, Map.of("Content-Type", type), latin);

    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(reply.body()));
  }

  @Test
  void aMarkOfTheByteOrderIsNoText() {
    Reply reply = server.post(INVOCATIONS, CSV, CSV, "\uFEFFinputs\r\n" + HORROR + "\r\n");

    assertEquals("label,score\r\npositivo,0.520\r\n", rounded(reply.body()));
  }

  @Test
  void otherTypesAndEncodingsAreRefusedWithThePossibleOnes() {
    assertRefused(
        415,
        "BadRequestException",
        "bodies of the type application/xml are not read; possible are application/json,"
            + " application/jsonlines, text/csv",
        server.post(INVOCATIONS, "application/xml", "<a/>"));
    assertRefused(
        415,
        "BadRequestException",
        "bodies with the encoding utf-16 are not read; possible are iso-8859-1, us-ascii, utf-8,"
            + " windows-1252",
        server.post(INVOCATIONS, "text/csv; charset=utf-16", "a"));
  }

  @Test
  void anAnswerOfNoAcceptedTypeIsRefused() {
    assertRefused(
        406,
        "BadRequestException",
        "none of the types in Accept can be written: image/png; possible are application/json,"
            + " application/jsonlines, text/csv",
        server.post(INVOCATIONS, JSON, "image/png", "{\"inputs\":\"a\"}"));
  }
}

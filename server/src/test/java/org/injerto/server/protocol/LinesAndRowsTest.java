package org.injerto.server.protocol;

import static org.injerto.server.protocol.Invocations.CSV;
import static org.injerto.server.protocol.Invocations.FILM;
import static org.injerto.server.protocol.Invocations.HORROR;
import static org.injerto.server.protocol.Invocations.INVOCATIONS;
import static org.injerto.server.protocol.Invocations.JSON;
import static org.injerto.server.protocol.Invocations.LINES;
import static org.injerto.server.protocol.Invocations.assertWrong;
import static org.injerto.server.protocol.Invocations.rounded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of {@code /invocations} in lines of JSON and in CSV. */
class LinesAndRowsTest {
  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void linesAreAnsweredByLines() {
    String body =
        "{\"id\":1,\"inputs\":\""
            + FILM
            + "\"}\r\n"
            + "\n"
            + "{\"text\":\""
            + HORROR
            + "\",\"parameters\":{\"top_k\":1}}\n"
            + "{broken\n"
            + "{\"inputs\":[\""
            + HORROR
            + "\"]}";

    String[] lines = server.post(INVOCATIONS, LINES, LINES, body).body().split("\n");

    assertEquals(5, lines.length);
    assertEquals("[{\"label\":\"negativo\",\"score\":0.643}]", rounded(lines[0]));
    assertEquals("{\"error\":\"it is empty; JSON is expected\"}", lines[1]);
    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(lines[2]));
    assertTrue(lines[3].startsWith("{\"error\":\"it is not JSON, line 1, column 2"), lines[3]);
    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(lines[4]));
  }

  @Test
  void linesOfWhichNoneIsGoodAreAnsweredByWhatIsWrong() {
    Reply reply = server.post(INVOCATIONS, LINES, LINES, "5\n");

    assertEquals(200, reply.status());
    assertEquals(
        "{\"error\":\"inputs: a text is expected, or an object with a text in its field text; found"
            + " 5\"}\n",
        reply.body());
  }

  @Test
  void linesCanBeAnsweredByOneValueOrByRows() {
    String body = "{\"inputs\":\"" + FILM + "\"}\n{\"inputs\":\"" + HORROR + "\"}\n";

    assertEquals(
        "[[{\"label\":\"negativo\",\"score\":0.643}],[{\"label\":\"positivo\",\"score\":0.520}]]",
        rounded(server.post(INVOCATIONS, LINES, JSON, body).body()));
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, LINES, CSV, body).body()));
  }

  @Test
  void aValueCanBeAnsweredByLinesOrRows() {
    String body = "{\"inputs\":[\"" + FILM + "\",\"" + HORROR + "\"]}";

    assertEquals(
        "[{\"label\":\"negativo\",\"score\":0.643}]\n[{\"label\":\"positivo\",\"score\":0.520}]\n",
        rounded(server.post(INVOCATIONS, JSON, LINES, body).body()));
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, JSON, CSV, body).body()));
  }

  @Test
  void rowsHaveAHeaderIfTheyCameWithOne() {
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(
            server
                .post(INVOCATIONS, CSV, CSV, "id,Text\n1," + FILM + "\n2,\"" + HORROR + "\"\n")
                .body()));
    assertEquals(
        "negativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, CSV, CSV, FILM + "\n" + HORROR).body()));
    assertEquals("label,score\r\n", server.post(INVOCATIONS, CSV, CSV, "inputs\n").body());
    assertEquals("[]", server.post(INVOCATIONS, CSV, JSON, "inputs\n").body());
  }

  @Test
  void wrongRowsStandInTheirPlaceWithTheReason() {
    Reply reply =
        server.post(INVOCATIONS, CSV, CSV, "inputs\n" + FILM + "\n\na,b\n" + HORROR + "\n");

    assertEquals(
        "label,score,error\r\n"
            + "negativo,0.643,\r\n"
            + "\"\",,rows[1]: it is empty\r\n"
            + "\"\",,it has 2 columns; the header has 1\r\n"
            + "positivo,0.520,\r\n",
        rounded(reply.body()));
  }

  @Test
  void brokenRowsAreRefused() {
    assertWrong(
        "the CSV is broken from line 2 on: a cell in quotes must end with a quote, and a quote"
            + " within it be doubled",
        server.post(INVOCATIONS, CSV, "inputs\n\"never closed\n"));
    assertWrong(
        "the first row must name the columns inputs / text; found id, txt; did you mean text?",
        server.post(INVOCATIONS, CSV, "id,txt\n1,a\n"));
    assertWrong(
        "the first row must name the columns inputs / text; found 1, Bueno",
        server.post(INVOCATIONS, CSV, "1,Bueno\n"));
  }

  @Test
  void thousandsOfRowsAreAnsweredThoughTheQueueIsShorter() {
    String rows =
        IntStream.range(0, 3000)
            .mapToObj(i -> i < 1500 ? FILM : HORROR)
            .collect(Collectors.joining("\n"));

    String[] lines = server.post(INVOCATIONS, CSV, CSV, rows).body().split("\r\n");

    assertEquals(3000, lines.length);
    assertTrue(Stream.of(lines).limit(1500).allMatch(line -> line.startsWith("negativo,")));
    assertTrue(Stream.of(lines).skip(1500).allMatch(line -> line.startsWith("positivo,")));
  }
}

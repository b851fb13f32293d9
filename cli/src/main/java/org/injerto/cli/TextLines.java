package org.injerto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.injerto.text.Message;

/** Texts to be looked at, one a line: as they stand, or as JSON with the field {@code text}. */
final class TextLines {
  private static final int LONGEST_LINE = 16 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream in;
  private boolean first = true;
  private boolean ended;

  TextLines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** One line: its text, or why there is none. */
  sealed interface Line {
    record Text(String text) implements Line {}

    record Unusable(Message reason) implements Line {}
  }

  /**
   * The next lines, at most so many, and no more than are there already, so that who waits for an
   * answer before the next question gets it.
   *
   * @return no line at the end
   */
  List<Line> next(int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    while (!ended && lines.size() < most && (lines.isEmpty() || in.available() > 0)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int length = readLine(bytes);
      if (length > 0 || !ended) {
        lines.add(line(bytes.toByteArray(), length));
      }
    }
    return lines;
  }

  /** Reads up to the end of the line; of one that is too long no more than that is kept. */
  private int readLine(ByteArrayOutputStream bytes) throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        ended = true;
        break;
      }
      if (length++ < LONGEST_LINE) {
        bytes.write(next);
      }
    }
    return length;
  }

  private Line line(byte[] bytes, int length) {
    if (length > LONGEST_LINE) {
      return unusable("line.long", LONGEST_LINE);
    }
    try {
      String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (first && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1);
      }
      return whole(parsed(line.strip()));
    } catch (CharacterCodingException e) {
      return unusable("line.encoding");
    } finally {
      first = false;
    }
  }

  private static Line parsed(String line) {
    if (line.isEmpty()) {
      return unusable("line.empty");
    }
    if (!line.startsWith("{")) {
      return new Line.Text(line);
    }
    try {
      JsonNode text = JSON.readTree(line).path("text");
      return text.isTextual() && !text.textValue().isBlank()
          ? new Line.Text(text.textValue())
          : unusable("line.no.text");
    } catch (JsonProcessingException e) {
      return unusable("line.json", e.getOriginalMessage());
    }
  }

  /** JSON can write half a character, which is no text. */
  private static Line whole(Line line) {
    return line instanceof Line.Text text
            && !StandardCharsets.UTF_8.newEncoder().canEncode(text.text())
        ? unusable("line.surrogate")
        : line;
  }

  private static Line unusable(String key, Object... arguments) {
    return new Line.Unusable(Message.of(TextLines.class, key, arguments));
  }
}

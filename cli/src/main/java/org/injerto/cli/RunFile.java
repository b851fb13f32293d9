package org.injerto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A run written down: a YAML file with the long names of options, without the dashes, and their
 * values. An option that may be given several values takes a list.
 */
final class RunFile {
  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Message> problems = new ArrayList<>();

  /**
   * @param values one, or those of a list
   * @param place where the key stands, for a person
   */
  record Entry(List<String> values, Message place) {
    Entry {
      values = List.copyOf(values);
    }
  }

  private RunFile(Path file) {
    this.file = file;
  }

  /**
   * @throws InvalidInputException if there is no such file or it is no YAML
   * @throws IOException if it cannot be read
   */
  static RunFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(Message.of(RunFile.class, "config.no.file", file));
    }
    RunFile run = new RunFile(file);
    try (Reader text = Files.newBufferedReader(file);
        YAMLParser parser = new YAMLFactory().createParser(text)) {
      run.readDocument(parser);
    } catch (JsonProcessingException notYaml) {
      String reason = notYaml.getOriginalMessage();
      throw new InvalidInputException(Message.of(RunFile.class, "config.no.yaml", file, reason));
    }
    return run;
  }

  /** By key, in the order of the file. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** What is wrong with the file whatever the command. */
  List<Message> problems() {
    return problems;
  }

  private void readDocument(YAMLParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(Message.of(RunFile.class, "config.no.keys", file));
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      readEntry(parser);
    }
  }

  private void readEntry(YAMLParser parser) throws IOException {
    String key = parser.currentName();
    int line = parser.currentTokenLocation().getLineNr();
    List<String> values = values(parser, key, line);
    Message place = Message.of(RunFile.class, "config.place", file, line, key);
    if (entries.put(key, new Entry(values, place)) != null) {
      problems.add(Message.of(RunFile.class, "config.twice", file, line, key));
    }
  }

  private List<String> values(YAMLParser parser, String key, int line) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return scalar(parser, key, line);
    }
    List<String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.addAll(scalar(parser, key, line));
    }
    return values;
  }

  private List<String> scalar(YAMLParser parser, String key, int line) throws IOException {
    if (parser.currentToken().isScalarValue() && !parser.hasToken(JsonToken.VALUE_NULL)) {
      return List.of(parser.getText());
    }
    problems.add(Message.of(RunFile.class, "config.no.value", file, line, key));
    parser.skipChildren();
    return List.of();
  }
}

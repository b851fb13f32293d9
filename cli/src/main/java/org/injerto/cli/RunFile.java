package org.injerto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      run.readDocument(parser);
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidInputException(Message.of(RunFile.class, "config.no.utf8", file));
    } catch (JsonProcessingException notYaml) {
      String reason = inOneLine(notYaml.getOriginalMessage());
      throw new InvalidInputException(Message.of(RunFile.class, "config.no.yaml", file, reason));
    }
    return run;
  }

  private static String inOneLine(String reason) {
    return reason.lines().map(String::strip).collect(Collectors.joining(" "));
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
    Optional<List<String>> values = values(parser);
    if (values.isEmpty()) {
      problems.add(Message.of(RunFile.class, "config.no.value", file, line, key));
    } else if (entries.containsKey(key)) {
      problems.add(Message.of(RunFile.class, "config.twice", file, line, key));
    } else {
      Message place = Message.of(RunFile.class, "config.place", file, line, key);
      entries.put(key, new Entry(values.get(), place));
    }
  }

  /** A value, or those of a list; nothing where something else stands. */
  private static Optional<List<String>> values(YAMLParser parser) throws IOException {
    if (isValue(parser.nextToken())) {
      return Optional.of(List.of(parser.getText()));
    }
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    boolean allValues = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      allValues &= isValue(parser.currentToken());
      values.add(parser.getText());
      parser.skipChildren();
    }
    return allValues ? Optional.of(values) : Optional.empty();
  }

  private static boolean isValue(JsonToken token) {
    return token.isScalarValue() && token != JsonToken.VALUE_NULL;
  }
}

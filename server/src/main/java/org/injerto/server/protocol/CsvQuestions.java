package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.injerto.server.task.Checked;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/**
 * Rows of CSV as inputs: below a header that names {@code inputs} or the parts of an input, or
 * without a header if there is one column.
 */
final class CsvQuestions {
  private static final String INPUTS = "inputs";
  private static final CSVFormat RFC_4180 =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final List<String> fields;

  private CsvQuestions(List<String> fields) {
    this.fields = fields;
  }

  /**
   * @throws InvalidInputException if quotes are open at the end, or if there are several columns
   *     and none is known
   */
  static Questions read(String text, List<String> fields) {
    List<List<String>> rows = rows(text);
    return new CsvQuestions(fields).questions(rows);
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), RFC_4180)) {
      for (CSVRecord row : parser) {
        Questions.requireFew(rows.size());
        rows.add(row.toList());
        line = parser.getCurrentLineNumber() + 1;
      }
      return rows;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        throw new InvalidInputException(Message.of(CsvQuestions.class, "csv.quotes", line));
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Questions questions(List<List<String>> rows) {
    List<String> first = rows.get(0).stream().map(CsvQuestions::name).toList();
    Optional<List<String>> wanted = wanted(first);
    if (wanted.isPresent()) {
      List<Checked<JsonNode>> inputs =
          rows.stream().skip(1).map(row -> input(row, first, wanted.get())).toList();
      return Questions.rows(true, inputs);
    } else if (first.size() > 1 || fields.size() > 1) {
      throw new InvalidInputException(headerless(rows.get(0)));
    }
    return Questions.rows(
        false, rows.stream().map(row -> input(row, List.of(INPUTS), List.of(INPUTS))).toList());
  }

  /** Which columns a header names; nothing if it is none. */
  private Optional<List<String>> wanted(Collection<String> header) {
    if (header.contains(INPUTS)) {
      return Optional.of(List.of(INPUTS));
    }
    return header.containsAll(fields) ? Optional.of(fields) : Optional.empty();
  }

  private static String name(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }

  private static Checked<JsonNode> input(
      List<String> row, List<String> header, List<String> wanted) {
    if (row.size() != header.size()) {
      return Checked.bad(Message.of(CsvQuestions.class, "csv.columns", row.size(), header.size()));
    } else if (wanted.size() == 1) {
      String cell = row.get(header.indexOf(wanted.get(0)));
      return new Checked.Good<>(JsonNodeFactory.instance.textNode(cell));
    }
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    wanted.forEach(part -> parts.put(part, row.get(header.indexOf(part))));
    return new Checked.Good<>(parts);
  }

  private Message headerless(List<String> first) {
    String found = Printable.text(String.join(", ", first));
    String expected = INPUTS + " / " + String.join(", ", fields);
    List<String> known = new ArrayList<>(fields);
    known.add(INPUTS);
    return first.stream()
        .map(Printable::text)
        .flatMap(cell -> NearestName.to(cell, known).stream())
        .findFirst()
        .map(near -> Message.of(CsvQuestions.class, "csv.header.nearest", expected, found, near))
        .orElseGet(() -> Message.of(CsvQuestions.class, "csv.header", expected, found));
  }
}

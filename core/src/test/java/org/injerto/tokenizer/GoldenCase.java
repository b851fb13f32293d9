package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.injerto.tokenizer.Truncation.Side;
import org.injerto.tokenizer.Truncation.Strategy;

/** One call of the reference with what it gave. */
record GoldenCase(JsonNode json) {
  static final Path FOLDER = Path.of("src/test/resources/golden/tokenizers");
  private static final JsonMapper MAPPER = new JsonMapper();

  static List<GoldenCase> of(String tokenizer, String file) throws IOException {
    JsonNode cases = MAPPER.readTree(Files.readString(FOLDER.resolve(tokenizer).resolve(file)));
    return StreamSupport.stream(cases.spliterator(), false).map(GoldenCase::new).toList();
  }

  String name() {
    return json.path("name").asText();
  }

  boolean fails() {
    return json.has("expected_error");
  }

  boolean addsPrefixSpace() {
    return json.path("options").path("add_prefix_space").asBoolean(false);
  }

  Encoding encode(Tokenizer tokenizer) {
    Optional<Sequence> second = sequence("pair", "pair_words");
    return tokenizer.encode(sequence("text", "words").orElseThrow(), second, options());
  }

  private Optional<Sequence> sequence(String text, String words) {
    if (json.has(text)) {
      return Optional.of(new Sequence.Text(json.path(text).asText()));
    }
    return json.has(words)
        ? Optional.of(new Sequence.Words(strings(json.path(words))))
        : Optional.empty();
  }

  private EncodingOptions options() {
    JsonNode options = json.path("options");
    EncodingOptions plain =
        new EncodingOptions(
            options.path("add_special_tokens").asBoolean(true),
            options.path("split_special_tokens").asBoolean(false),
            Optional.empty(),
            Optional.empty());
    String strategy = options.path("truncation").asText("none");
    if (!strategy.equals("none")) {
      plain = plain.with(truncation(options, strategy));
    }
    return options.path("padding").asText("none").equals("none")
        ? plain
        : plain.with(padding(options));
  }

  private static Truncation truncation(JsonNode options, String strategy) {
    return new Truncation(
        Strategy.valueOf(strategy.toUpperCase(java.util.Locale.ROOT)),
        options.path("max_length").asInt(),
        options.path("stride").asInt(0),
        side(options.path("truncation_side")));
  }

  private static Padding padding(JsonNode options) {
    boolean toMaximum = options.path("padding").asText().equals("max_length");
    return new Padding(
        toMaximum ? options.path("max_length").asInt() : 0,
        options.path("pad_to_multiple_of").asInt(1),
        side(options.path("padding_side")));
  }

  private static Side side(JsonNode name) {
    return name.asText("right").equals("left") ? Side.LEFT : Side.RIGHT;
  }

  static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  static int[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(n -> n.asInt(-1)).toArray();
  }
}

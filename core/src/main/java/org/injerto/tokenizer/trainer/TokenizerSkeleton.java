package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a kind of tokenizer without their vocabulary, as they stand in the resources beside
 * this class.
 *
 * @param tokenizer of {@code tokenizer.json}
 * @param settings of {@code tokenizer_config.json}
 */
record TokenizerSkeleton(ObjectNode tokenizer, ObjectNode settings) {
  static final JsonMapper JSON = new JsonMapper();

  /** Those of a kind, with what the options say of lengths. */
  static TokenizerSkeleton of(String resource, TrainerOptions options) {
    try (InputStream in = TokenizerSkeleton.class.getResourceAsStream(resource)) {
      ObjectNode both = (ObjectNode) JSON.readTree(in);
      ObjectNode settings = (ObjectNode) both.path("tokenizer_config.json");
      settings.put("model_max_length", options.maxLength());
      return new TokenizerSkeleton((ObjectNode) both.path("tokenizer.json"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the model within {@code tokenizer.json}. */
  ObjectNode model() {
    return (ObjectNode) tokenizer.path("model");
  }

  /**
   * Sets the normalizer, with the steps that letters need before and after those that are given.
   */
  void normalizer(List<String> always, TrainerOptions.Letters letters) {
    List<String> steps = new ArrayList<>();
    if (letters.withoutAccents()) {
      steps.addAll(List.of("NFD", "StripAccents"));
    }
    steps.addAll(always);
    if (letters.lowerCase()) {
      steps.add("Lowercase");
    }
    List<ObjectNode> parts =
        steps.stream().map(type -> JSON.createObjectNode().put("type", type)).toList();
    if (parts.isEmpty()) {
      tokenizer.putNull("normalizer");
    } else if (parts.size() == 1) {
      tokenizer.set("normalizer", parts.get(0));
    } else {
      ObjectNode sequence = tokenizer.putObject("normalizer").put("type", "Sequence");
      sequence.putArray("normalizers").addAll(parts);
    }
  }
}

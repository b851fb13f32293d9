package org.injerto.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.ModelConfig;
import org.injerto.text.JsonObjects;
import org.injerto.tokenizer.TokenizerFiles;

/**
 * The tokenizer that a bundle takes over from the model that it was made of.
 *
 * @param model the folder of that model
 * @param config what the bundle is
 */
record TokenizerCopy(Path model, ModelConfig config) {
  /** The content of each file of the tokenizer, by its name. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : TokenizerFiles.NAMES) {
      if (Files.exists(model.resolve(name))) {
        files.put(name, Files.readAllBytes(model.resolve(name)));
      }
    }
    if (config.architecture() instanceof DecoderConfig) {
      files.put(TokenizerFiles.CONFIG, withoutSegments().getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /**
   * Hugging Face's GPT-2 takes segment types for pieces and adds their vectors, so that its answers
   * are others if the tokenizer gives it any, as that of BERT does unless it is told what to give.
   */
  private String withoutSegments() throws IOException {
    Path file = model.resolve(TokenizerFiles.CONFIG);
    ObjectNode settings =
        Files.exists(file) ? JsonObjects.read(file) : JsonNodeFactory.instance.objectNode();
    settings.putArray("model_input_names").add("input_ids").add("attention_mask");
    return settings.toPrettyString() + "\n";
  }
}

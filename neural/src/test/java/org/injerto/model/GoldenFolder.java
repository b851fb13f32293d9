package org.injerto.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderDecoderConfig;

/** A golden model that writes text. */
record GoldenFolder(Path folder) {
  static GoldenFolder of(String name) {
    return new GoldenFolder(GoldenModel.FOLDER.resolve(name));
  }

  DecoderConfig decoder() throws IOException {
    return (DecoderConfig) model().config().writing();
  }

  EncoderDecoderConfig encoderDecoder() throws IOException {
    return (EncoderDecoderConfig) model().config().writing();
  }

  Parameters parameters() throws IOException {
    return model().languageModel();
  }

  PretrainedModel model() throws IOException {
    return PretrainedModel.open(folder);
  }

  JsonNode cases() throws IOException {
    return GoldenModel.cases(folder);
  }

  JsonNode generation() throws IOException {
    return GoldenArrays.read(folder.resolve("cases.json")).get("generation");
  }
}

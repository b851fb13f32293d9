package org.injerto.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a model by their canonical names, each with its shape, in order. */
public final class ParameterShapes {
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  private ParameterShapes() {}

  /** Those of {@code BertForSequenceClassification}: encoder, pooler and classifier. */
  public static Map<String, List<Long>> sequenceClassifier(EncoderConfig config, int labels) {
    ParameterShapes all = new ParameterShapes();
    int hidden = config.size().hiddenSize();
    all.encoder(config);
    all.linear("bert.pooler.dense", hidden, hidden);
    all.linear("classifier", labels, hidden);
    return Collections.unmodifiableMap(all.shapes);
  }

  /**
   * Those of {@code BertForMaskedLM}; the decoder is the word embeddings and no parameter of its
   * own.
   */
  public static Map<String, List<Long>> maskedLanguageModel(EncoderConfig config) {
    ParameterShapes all = new ParameterShapes();
    int hidden = config.size().hiddenSize();
    all.encoder(config);
    all.vector("cls.predictions.bias", config.vocabulary().pieces());
    all.linear("cls.predictions.transform.dense", hidden, hidden);
    all.norm("cls.predictions.transform.LayerNorm", hidden);
    return Collections.unmodifiableMap(all.shapes);
  }

  /** Those of {@code BertModel} without its pooler. */
  public static Map<String, List<Long>> encoderAlone(EncoderConfig config) {
    ParameterShapes all = new ParameterShapes();
    all.encoder(config);
    return Collections.unmodifiableMap(all.shapes);
  }

  private void encoder(EncoderConfig config) {
    int hidden = config.size().hiddenSize();
    matrix("bert.embeddings.word_embeddings.weight", config.vocabulary().pieces(), hidden);
    matrix("bert.embeddings.position_embeddings.weight", config.vocabulary().positions(), hidden);
    matrix("bert.embeddings.token_type_embeddings.weight", config.vocabulary().types(), hidden);
    norm("bert.embeddings.LayerNorm", hidden);
    for (int layer = 0; layer < config.size().layers(); layer++) {
      layer("bert.encoder.layer." + layer + ".", hidden, config.size().intermediateSize());
    }
  }

  private void layer(String name, int hidden, int intermediate) {
    linear(name + "attention.self.query", hidden, hidden);
    linear(name + "attention.self.key", hidden, hidden);
    linear(name + "attention.self.value", hidden, hidden);
    linear(name + "attention.output.dense", hidden, hidden);
    norm(name + "attention.output.LayerNorm", hidden);
    linear(name + "intermediate.dense", intermediate, hidden);
    linear(name + "output.dense", hidden, intermediate);
    norm(name + "output.LayerNorm", hidden);
  }

  private void linear(String name, long outputs, long inputs) {
    matrix(name + ".weight", outputs, inputs);
    vector(name + ".bias", outputs);
  }

  private void norm(String name, long features) {
    vector(name + ".weight", features);
    vector(name + ".bias", features);
  }

  private void matrix(String name, long rows, long columns) {
    shapes.put(name, List.of(rows, columns));
  }

  private void vector(String name, long size) {
    shapes.put(name, List.of(size));
  }
}

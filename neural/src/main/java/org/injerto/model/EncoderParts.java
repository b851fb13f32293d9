package org.injerto.model;

import org.injerto.architecture.EncoderConfig;

/** Makes the parts of BERT's encoder of its parameters, by their names. */
record EncoderParts(EncoderConfig config, Parameters parameters) {
  private static final String EMBEDDINGS = "bert.embeddings.";

  Embeddings embeddings(int padding) {
    return new Embeddings(
        parameters.get(EMBEDDINGS + "word_embeddings.weight"),
        padding,
        parameters.get(EMBEDDINGS + "position_embeddings.weight"),
        parameters.get(EMBEDDINGS + "token_type_embeddings.weight"),
        norm(EMBEDDINGS + "LayerNorm"),
        config.dropout().hidden());
  }

  EncoderLayer layer(int index) {
    String layer = "bert.encoder.layer." + index + ".";
    return new EncoderLayer(attention(layer + "attention."), feedForward(layer));
  }

  private SelfAttention attention(String name) {
    return new SelfAttention(
        new SelfAttention.Projections(
            linear(name + "self.query"), linear(name + "self.key"), linear(name + "self.value")),
        linear(name + "output.dense"),
        norm(name + "output.LayerNorm"),
        config.size().heads(),
        config.dropout());
  }

  private FeedForward feedForward(String layer) {
    return new FeedForward(
        linear(layer + "intermediate.dense"),
        ActivationFunction.of(config.activation()),
        linear(layer + "output.dense"),
        norm(layer + "output.LayerNorm"),
        config.dropout().hidden());
  }

  private Linear linear(String name) {
    return Linear.of(parameters, name);
  }

  private LayerNorm norm(String name) {
    return LayerNorm.of(parameters, name, config.layerNormEpsilon());
  }
}

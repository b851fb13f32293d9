package org.injerto.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.architecture.EncoderConfig.Dropout;
import org.injerto.architecture.EncoderConfig.Size;
import org.injerto.architecture.EncoderConfig.Vocabulary;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** Reads BERT's {@code config.json}, with the defaults of Hugging Face's {@code BertConfig}. */
final class ModelConfigReader {
  private static final List<String> FAMILIES = List.of("bert");

  private final Path file;
  private final List<Message> problems = new ArrayList<>();

  ModelConfigReader(Path file) {
    this.file = file;
  }

  ModelConfig read() throws IOException {
    ObjectNode json = parse(text());
    family(json);
    Fields fields = new Fields(json, problems);
    Optional<Size> size = size(fields);
    Optional<Vocabulary> vocabulary = vocabulary(fields);
    Dropout dropout = dropout(fields);
    Activation activation = activation(fields);
    double epsilon = fields.positive("layer_norm_eps", 1e-12);
    double range = fields.positive("initializer_range", 0.02);
    List<String> labels = labels(json);
    unsupported(fields);
    if (!problems.isEmpty()) {
      throw invalid();
    }
    EncoderConfig encoder =
        new EncoderConfig(
            size.orElseThrow(), vocabulary.orElseThrow(), dropout, activation, epsilon, range);
    return new ModelConfig(json, encoder, labels);
  }

  private String text() throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException notUtf8) {
      problems.add(problem("config.utf8"));
      throw invalid();
    }
  }

  private ObjectNode parse(String text) {
    try {
      if (ModelConfig.mapper().readTree(text) instanceof ObjectNode object) {
        return object;
      }
      problems.add(problem("config.json", "{…}"));
    } catch (JsonProcessingException e) {
      problems.add(problem("config.json", e.getOriginalMessage()));
    }
    throw invalid();
  }

  private InvalidInputException invalid() {
    return new InvalidInputException(problem("config.subject", file), problems);
  }

  private void family(JsonNode json) {
    JsonNode type = json.path("model_type");
    if (!type.isTextual()) {
      problems.add(problem("config.no.family", FAMILIES));
    } else if (!FAMILIES.contains(type.textValue())) {
      problems.add(problem("config.family", type.textValue(), FAMILIES));
    }
  }

  private Optional<Size> size(Fields fields) {
    int layers = fields.count("num_hidden_layers", 12);
    int hidden = fields.count("hidden_size", 768);
    int heads = fields.count("num_attention_heads", 12);
    int intermediate = fields.count("intermediate_size", 3072);
    if (layers == 0 || hidden == 0 || heads == 0 || intermediate == 0) {
      return Optional.empty();
    }
    if (hidden % heads != 0) {
      problems.add(problem("config.heads", hidden, heads));
      return Optional.empty();
    }
    return Optional.of(new Size(layers, hidden, heads, intermediate));
  }

  private Optional<Vocabulary> vocabulary(Fields fields) {
    int pieces = fields.count("vocab_size", 30_522);
    int positions = fields.count("max_position_embeddings", 512);
    int types = fields.count("type_vocab_size", 2);
    if (pieces == 0 || positions == 0 || types == 0) {
      return Optional.empty();
    }
    int padding = fields.index("pad_token_id", 0, pieces);
    return padding < 0
        ? Optional.empty()
        : Optional.of(new Vocabulary(pieces, positions, types, padding));
  }

  private static Dropout dropout(Fields fields) {
    double hidden = fields.probability("hidden_dropout_prob", 0.1);
    return new Dropout(
        hidden,
        fields.probability("attention_probs_dropout_prob", 0.1),
        fields.probability("classifier_dropout", hidden));
  }

  private Activation activation(Fields fields) {
    String name = fields.text("hidden_act", "gelu");
    Optional<Activation> known = Activation.named(name);
    if (known.isEmpty()) {
      problems.add(
          NearestName.to(name, Activation.knownNames())
              .map(nearest -> problem("config.activation.nearest", name, nearest))
              .orElseGet(() -> problem("config.activation", name, Activation.knownNames())));
    }
    return known.orElse(Activation.GELU);
  }

  private List<String> labels(JsonNode json) {
    JsonNode names = json.path("id2label");
    if (!names.isObject()) {
      int count = json.path("num_labels").asInt(2);
      return IntStream.range(0, count).mapToObj(i -> "LABEL_" + i).toList();
    }
    List<String> labels =
        IntStream.range(0, names.size())
            .mapToObj(i -> names.path(String.valueOf(i)))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .toList();
    if (labels.isEmpty() || labels.size() != names.size()) {
      problems.add(problem("config.labels", Math.max(0, names.size() - 1), names));
    }
    return labels;
  }

  /** What would make another model of the same weights. */
  private static void unsupported(Fields fields) {
    fields.must("position_embedding_type", "absolute");
    fields.must("is_decoder", "false");
    fields.must("add_cross_attention", "false");
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ModelConfigReader.class, key, arguments);
  }
}

package org.injerto.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A whole {@code config.json}: what the model is made of, and what its head is for.
 *
 * <p>Fields that mean nothing here are kept, so that what is written back says all that was read.
 */
public final class ModelConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the same text whatever the file and the version of Java. */
  private static final ObjectWriter CANONICAL =
      JSON.writer()
          .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .with(StreamWriteFeature.USE_FAST_DOUBLE_WRITER);

  /** What labels mean, and notes of the program that wrote the file. */
  private static final Set<String> NOT_COMPUTED_WITH =
      Set.of(
          "id2label",
          "label2id",
          "num_labels",
          "problem_type",
          "dtype",
          "torch_dtype",
          "transformers_version",
          "_name_or_path");

  private final ObjectNode json;
  private final Family family;
  private final Architecture architecture;
  private final List<String> labels;

  ModelConfig(ObjectNode json, Family family, Architecture architecture, List<String> labels) {
    this.json = json;
    this.family = family;
    this.architecture = architecture;
    this.labels = List.copyOf(labels);
  }

  /**
   * Reads {@code config.json}.
   *
   * @throws org.injerto.text.InvalidInputException with everything that is wrong in it
   */
  public static ModelConfig read(Path file) throws IOException {
    return new ModelConfigReader(file).read();
  }

  /** The family of the model. */
  public Family family() {
    return family;
  }

  /** What the model computes and what its parameters are called. */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * The architecture of a model that is an encoder.
   *
   * @throws InvalidInputException if it is none
   */
  public EncoderArchitecture encoder() {
    if (architecture instanceof EncoderArchitecture encoder) {
      return encoder;
    }
    throw new InvalidInputException(
        Message.of(ModelConfig.class, "config.no.encoder", family.modelType()));
  }

  /**
   * The architecture of a model that a classifier can be put on.
   *
   * @throws InvalidInputException if it is none
   */
  public Trunk trunk() {
    if (architecture instanceof Trunk trunk) {
      return trunk;
    }
    throw new InvalidInputException(
        Message.of(ModelConfig.class, "config.no.trunk", family.modelType()));
  }

  /**
   * The architecture of a model that writes.
   *
   * @throws InvalidInputException if it does not
   */
  public WritingArchitecture writing() {
    if (architecture instanceof WritingArchitecture writing) {
      return writing;
    }
    throw new InvalidInputException(
        Message.of(ModelConfig.class, "config.no.writing", family.modelType()));
  }

  /** The labels by number; LABEL_0 and so on where the file names none. */
  public List<String> labels() {
    return labels;
  }

  /** Whether the file says that there is a classification head. */
  public boolean hasClassifier() {
    return head().filter(HeadKind.SEQUENCE_CLASSIFICATION::equals).isPresent();
  }

  /** What head the file says that there is; nothing for a bare model. */
  public Optional<HeadKind> head() {
    return HeadKind.ofClass(className());
  }

  /** The first of {@code architectures}, a class of Hugging Face; empty if there is none. */
  public String className() {
    return json.path("architectures").path(0).asText("");
  }

  /** What the logits of the classification head mean; as Hugging Face guesses if not said. */
  public ProblemType problemType() {
    return ProblemType.named(json.path("problem_type").asText(""))
        .orElse(labels.size() == 1 ? ProblemType.REGRESSION : ProblemType.SINGLE_LABEL);
  }

  /** Whether the file says what the logits mean, so that nobody has to guess. */
  public boolean saysProblemType() {
    return ProblemType.named(json.path("problem_type").asText("")).isPresent();
  }

  /** The same encoder with a new classification head. */
  public ModelConfig withClassifier(List<String> newLabels, ProblemType type) {
    ModelConfig changed = with(HeadKind.SEQUENCE_CLASSIFICATION, newLabels);
    changed.json.put("problem_type", type.configName());
    return changed;
  }

  /** The same encoder with a new head that tells these labels apart. */
  public ModelConfig with(HeadKind kind, List<String> newLabels) {
    ObjectNode changed = json.deepCopy();
    changed.putArray("architectures").add(family.className(kind));
    changed.remove("problem_type"); // was that of another head
    changed.put("dtype", "float32");
    changed.remove("torch_dtype"); // what older versions call dtype
    changed.remove("num_labels"); // follows from id2label
    markPadding(changed);
    ObjectNode names = changed.putObject("id2label");
    ObjectNode numbers = changed.putObject("label2id");
    for (int label = 0; label < newLabels.size(); label++) {
      names.put(String.valueOf(label), newLabels.get(label));
      numbers.put(newLabels.get(label), label);
    }
    return new ModelConfig(changed, family, architecture, newLabels);
  }

  /** Without it Hugging Face's classifier over a decoder cannot tell where a text ends. */
  private void markPadding(ObjectNode changed) {
    if (lacksPadding()) {
      changed.put("pad_token_id", trunk().paddingId());
    }
  }

  /**
   * Whether the file names no piece that fills short texts up though a head on it needs to know
   * one: {@link Trunk#paddingId} is then one that it names for something else.
   */
  public boolean lacksPadding() {
    return architecture instanceof DecoderConfig decoder
        && decoder.vocabulary().paddingId().isEmpty();
  }

  /**
   * What the file says of the numbers that the model computes, as one text: two files that differ
   * in it are of different models, even with the same weights. Of the labels it says how many there
   * are, not what they mean. Fields that are not known are in it.
   */
  public String computation() {
    ObjectNode fields = json.deepCopy().without(NOT_COMPUTED_WITH);
    fields.put("labels", labels.size());
    try {
      return CANONICAL.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  /** The text of the file. */
  public String toJson() {
    return json.toPrettyString() + "\n";
  }

  static ObjectMapper mapper() {
    return JSON;
  }
}

package org.injerto.architecture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole {@code config.json}: the encoder, and what its head is for.
 *
 * <p>Fields that mean nothing here are kept, so that what is written back says all that was read.
 */
public final class ModelConfig {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLASSIFIER = "BertForSequenceClassification";

  private final ObjectNode json;
  private final EncoderConfig encoder;
  private final List<String> labels;

  ModelConfig(ObjectNode json, EncoderConfig encoder, List<String> labels) {
    this.json = json;
    this.encoder = encoder;
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

  /** The measures of the encoder. */
  public EncoderConfig encoder() {
    return encoder;
  }

  /** The labels by number; LABEL_0 and so on where the file names none. */
  public List<String> labels() {
    return labels;
  }

  /** Whether the file says that there is a classification head. */
  public boolean hasClassifier() {
    return architecture().equals(CLASSIFIER);
  }

  /** The first of {@code architectures}, empty if there is none. */
  public String architecture() {
    return json.path("architectures").path(0).asText("");
  }

  /** What the logits of the classification head mean; as Hugging Face guesses if not said. */
  public ProblemType problemType() {
    return ProblemType.named(json.path("problem_type").asText(""))
        .orElse(labels.size() == 1 ? ProblemType.REGRESSION : ProblemType.SINGLE_LABEL);
  }

  /** The same encoder with a new classification head. */
  public ModelConfig withClassifier(List<String> newLabels, ProblemType type) {
    ObjectNode changed = json.deepCopy();
    changed.putArray("architectures").add(CLASSIFIER);
    changed.put("problem_type", type.configName());
    changed.put("dtype", "float32");
    changed.remove("torch_dtype"); // what older versions call dtype
    changed.remove("num_labels"); // follows from id2label
    ObjectNode names = changed.putObject("id2label");
    ObjectNode numbers = changed.putObject("label2id");
    for (int label = 0; label < newLabels.size(); label++) {
      names.put(String.valueOf(label), newLabels.get(label));
      numbers.put(newLabels.get(label), label);
    }
    return new ModelConfig(changed, encoder, newLabels);
  }

  /** The text of the file. */
  public String toJson() {
    return json.toPrettyString() + "\n";
  }

  static ObjectMapper mapper() {
    return JSON;
  }
}

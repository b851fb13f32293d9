package org.injerto.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ModelConfig;

/**
 * A small model of the reference with the head that its configuration names.
 *
 * @param config what {@code config.json} says
 * @param architecture of it, with dropout as the test wants it
 * @param parameters its weights
 */
public record GoldenModel(
    ModelConfig config, EncoderArchitecture architecture, Parameters parameters)
    implements AutoCloseable {
  /** Where the models of the reference lie. */
  public static final Path FOLDER = Path.of("src/test/resources/golden/models");

  /** The families whose models are encoders. */
  public static final List<String> FAMILIES =
      List.of(
          "albert",
          "bert",
          "camembert",
          "deberta-v2",
          "distilbert",
          "electra",
          "roberta",
          "xlm-roberta");

  /** Opens a model and changes its probabilities of dropout. */
  public static GoldenModel open(Path folder, DoubleUnaryOperator dropout) throws IOException {
    PretrainedModel model = PretrainedModel.open(folder);
    return new GoldenModel(
        model.config(), model.config().encoder().withDropout(dropout), parameters(model));
  }

  /** Every folder of a model of these families. */
  public static List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String family : FAMILIES) {
      try (var heads = java.nio.file.Files.list(FOLDER.resolve(family))) {
        folders.addAll(heads.sorted().toList());
      }
    }
    return folders;
  }

  /** The cases of a model. */
  public static JsonNode cases(Path folder) throws IOException {
    return GoldenArrays.read(folder.resolve("cases.json")).get("cases");
  }

  private static Parameters parameters(PretrainedModel model) throws IOException {
    Optional<HeadKind> head = model.config().head();
    if (head.isEmpty()) {
      return model.encoderAndPooler();
    }
    boolean alone = !head.get().equals(HeadKind.PRE_TRAINING) || isElectra(model.config());
    return alone
        ? model.with(head.get())
        : model.with(HeadKind.MASKED_LANGUAGE_MODEL, HeadKind.PRE_TRAINING);
  }

  private static boolean isElectra(ModelConfig config) {
    return config.className().startsWith("Electra");
  }

  /** The same model with one parameter replaced. */
  GoldenModel with(String name, Tensor replacement) {
    return new GoldenModel(config, architecture, parameters.with(name, replacement));
  }

  /** What the model gives, by the names of the reference. */
  public Map<String, Tensor> outputs(JsonNode inputs, Noise noise) {
    EncoderInput input = GoldenArrays.input(inputs);
    if (config.head().isEmpty()) {
      return bare(input, noise);
    }
    return switch (config.head().get()) {
      case SEQUENCE_CLASSIFICATION ->
          Map.of(
              "logits",
              ClassificationHead.of(architecture.classifier(), parameters)
                  .apply(Encoder.of(architecture, parameters).first(input, noise), noise));
      case TOKEN_CLASSIFICATION ->
          Map.of(
              "logits", TokenClassificationModel.of(architecture, parameters).apply(input, noise));
      case QUESTION_ANSWERING -> answers(input, noise);
      case MULTIPLE_CHOICE -> Map.of("logits", choices(inputs, input, noise));
      case MASKED_LANGUAGE_MODEL -> Map.of("logits", masked(input, noise));
      case PRE_TRAINING -> preTraining(input, noise);
      case LANGUAGE_MODEL, CONDITIONAL_GENERATION ->
          throw new IllegalArgumentException("an encoder has no such head: " + config.className());
    };
  }

  private Map<String, Tensor> bare(EncoderInput input, Noise noise) {
    Encoder encoder = Encoder.of(architecture, parameters);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("last_hidden_state", encoder.apply(input, noise));
    architecture
        .pooler()
        .map(pooler -> Pooler.of(pooler, parameters))
        .ifPresent(
            pooler ->
                outputs.put("pooler_output", pooler.apply(encoder.first(input, noise), noise)));
    return outputs;
  }

  private Map<String, Tensor> answers(EncoderInput input, Noise noise) {
    QuestionAnsweringModel.Answers answers =
        QuestionAnsweringModel.of(architecture, parameters).apply(input, noise);
    return Map.of("start_logits", answers.starts(), "end_logits", answers.ends());
  }

  private Tensor choices(JsonNode inputs, EncoderInput input, Noise noise) {
    int choices = inputs.get("input_ids").get(0).size();
    return MultipleChoiceModel.of(architecture, parameters).apply(input, choices, noise);
  }

  private Tensor masked(EncoderInput input, Noise noise) {
    return MaskedLanguageModel.of(architecture, parameters).apply(input, noise);
  }

  private Map<String, Tensor> preTraining(EncoderInput input, Noise noise) {
    if (isElectra(config)) {
      return Map.of("logits", ReplacedTokenModel.of(architecture, parameters).apply(input, noise));
    }
    Tensor pairs = SentencePairModel.of(architecture, parameters).apply(input, noise);
    String name = config.className().startsWith("Bert") ? "seq_relationship_logits" : "sop_logits";
    return Map.of("prediction_logits", masked(input, noise), name, pairs);
  }

  @Override
  public void close() {
    parameters.close();
  }
}

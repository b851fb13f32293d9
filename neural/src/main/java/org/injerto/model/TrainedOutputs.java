package org.injerto.model;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.Head;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ModelConfig;

/**
 * What a trained model gives for a batch of texts, under the names that exported graphs give it, so
 * that the two can be compared number by number.
 *
 * @param model in its folder
 * @param head what is on it; nothing for the hidden states alone
 */
public record TrainedOutputs(PretrainedModel model, Optional<HeadKind> head) {
  /**
   * Computes them.
   *
   * @param texts pieces of each, filled up to the longest
   * @param places where a masked language model is asked, counted through the batch row by row
   * @return the numbers of each output by its name, row after row
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public Map<String, float[]> of(List<int[]> texts, List<Integer> places) throws IOException {
    try (Parameters parameters = parameters();
        PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode()) {
      Map<String, float[]> numbers = new LinkedHashMap<>();
      outputs(parameters, texts, places)
          .forEach((name, tensor) -> numbers.put(name, Tensors.floats(tensor)));
      return numbers;
    }
  }

  private Parameters parameters() throws IOException {
    if (head.isEmpty()) {
      return model.trunk();
    }
    return switch (head.get()) {
      case SEQUENCE_CLASSIFICATION -> model.classifier();
      case LANGUAGE_MODEL, CONDITIONAL_GENERATION -> model.languageModel();
      default -> model.with(head.get());
    };
  }

  private Map<String, Tensor> outputs(
      Parameters parameters, List<int[]> texts, List<Integer> places) {
    ModelConfig config = model.config();
    if (head.isEmpty()) {
      return Map.of(
          "last_hidden_state", PieceStates.of(config.trunk(), parameters).of(texts).hidden());
    }
    return switch (head.get()) {
      case SEQUENCE_CLASSIFICATION ->
          logits(SequenceClassifier.of(config.trunk(), parameters).apply(texts, Noise.none()));
      case LANGUAGE_MODEL -> logits(next((DecoderConfig) config.writing(), parameters, texts));
      case CONDITIONAL_GENERATION ->
          logits(written((EncoderDecoderConfig) config.writing(), parameters, texts));
      default -> ofEncoder(head.get(), parameters, texts, places);
    };
  }

  private Map<String, Tensor> ofEncoder(
      HeadKind kind, Parameters parameters, List<int[]> texts, List<Integer> places) {
    EncoderArchitecture encoder = model.config().encoder();
    EncoderInput input = EncoderInput.padded(texts, encoder.paddingId());
    return switch (kind) {
      case TOKEN_CLASSIFICATION ->
          logits(TokenClassificationModel.of(encoder, parameters).apply(input, Noise.none()));
      case QUESTION_ANSWERING -> {
        QuestionAnsweringModel.Answers answers =
            QuestionAnsweringModel.of(encoder, parameters).apply(input, Noise.none());
        yield Map.of("start_logits", answers.starts(), "end_logits", answers.ends());
      }
      case MULTIPLE_CHOICE ->
          logits(MultipleChoiceModel.of(encoder, parameters).apply(input, 1, Noise.none()));
      case MASKED_LANGUAGE_MODEL -> masked(encoder, parameters, input, places);
      case PRE_TRAINING -> logits(preTraining(encoder, parameters, input));
      default -> throw new IllegalArgumentException("an encoder has no such head; kind=" + kind);
    };
  }

  private static Map<String, Tensor> masked(
      EncoderArchitecture encoder,
      Parameters parameters,
      EncoderInput input,
      List<Integer> places) {
    MaskedLanguageModel language = MaskedLanguageModel.of(encoder, parameters);
    Tensor hidden = language.hidden(input); // (B T, H)
    int[] numbers = places.stream().mapToInt(Integer::intValue).toArray();
    return Map.of(
        "logits", language.at(hidden, Tensors.ofInts(numbers)), "last_hidden_state", hidden);
  }

  private static Tensor preTraining(
      EncoderArchitecture encoder, Parameters parameters, EncoderInput input) {
    return encoder.heads().preTraining().orElseThrow() instanceof Head.EachPiece
        ? ReplacedTokenModel.of(encoder, parameters).apply(input, Noise.none())
        : SentencePairModel.of(encoder, parameters).apply(input, Noise.none());
  }

  private static Tensor next(DecoderConfig decoder, Parameters parameters, List<int[]> texts) {
    DecoderInput input = DecoderInput.padded(texts, decoder.vocabulary().padding());
    return CausalLanguageModel.of(decoder, parameters).apply(input, Noise.none());
  }

  /** Each text is read, and taken for what is written too. */
  private static Tensor written(
      EncoderDecoderConfig config, Parameters parameters, List<int[]> texts) {
    EncoderInput input = EncoderInput.padded(texts, config.vocabulary().paddingId());
    return EncoderDecoder.of(config, parameters).apply(input, input.inputIds(), Noise.none());
  }

  private static Map<String, Tensor> logits(Tensor logits) {
    return Map.of("logits", logits);
  }
}

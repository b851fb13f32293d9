package org.injerto.onnx;

import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ModelConfig;
import org.jspecify.annotations.Nullable;

/** What an exported model is for. */
public enum OnnxTask {
  /** {@code logits}: (batch, labels). */
  TEXT_CLASSIFICATION("text-classification", HeadKind.SEQUENCE_CLASSIFICATION),
  /** {@code logits}: (batch, length, labels). */
  TOKEN_CLASSIFICATION("token-classification", HeadKind.TOKEN_CLASSIFICATION),
  /** {@code start_logits} and {@code end_logits}: (batch, length) each. */
  QUESTION_ANSWERING("question-answering", HeadKind.QUESTION_ANSWERING),
  /** {@code logits}: (batch, 1), one number for each text, to be compared with those of others. */
  MULTIPLE_CHOICE("multiple-choice", HeadKind.MULTIPLE_CHOICE),
  /** {@code logits}: (places, pieces), and {@code last_hidden_state}: (batch, length, features). */
  FILL_MASK("fill-mask", HeadKind.MASKED_LANGUAGE_MODEL),
  /**
   * {@code logits}: (batch, 2), that the second sentence is right and that it is wrong; or (batch,
   * length), that each piece was replaced.
   */
  PRE_TRAINING("pre-training", HeadKind.PRE_TRAINING),
  /** {@code logits}: (batch, length, pieces), to follow each piece. */
  TEXT_GENERATION("text-generation", HeadKind.LANGUAGE_MODEL),
  /** {@code logits}: (batch, decoder_length, pieces), to follow each piece that is written. */
  TEXT_TO_TEXT_GENERATION("text2text-generation", HeadKind.CONDITIONAL_GENERATION),
  /** {@code last_hidden_state}: (batch, length, features). */
  FEATURE_EXTRACTION("feature-extraction", null);

  private final String title;
  private final @Nullable HeadKind head;

  OnnxTask(String title, @Nullable HeadKind head) {
    this.title = title;
    this.head = head;
  }

  /** What it is called in files, as in Hugging Face's pipelines. */
  public String title() {
    return title;
  }

  /** The head that it needs; nothing for the bare model. */
  public Optional<HeadKind> head() {
    return Optional.ofNullable(head);
  }

  /** The task of a head. */
  public static OnnxTask of(HeadKind head) {
    return Stream.of(values()).filter(task -> task.head == head).findFirst().orElseThrow();
  }

  /** The task of the head that a model has; features if it has none. */
  public static OnnxTask of(ModelConfig config) {
    return config.head().map(OnnxTask::of).orElse(FEATURE_EXTRACTION);
  }

  /** The task of a {@link #title}, if there is one. */
  public static Optional<OnnxTask> named(String title) {
    return Stream.of(values()).filter(task -> task.title.equals(title)).findFirst();
  }
}

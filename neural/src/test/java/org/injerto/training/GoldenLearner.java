package org.injerto.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.model.ClassificationHead;
import org.injerto.model.Encoder;
import org.injerto.model.EncoderInput;
import org.injerto.model.GoldenArrays;
import org.injerto.model.MaskedLanguageModel;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;
import org.injerto.model.TokenClassificationModel;

/** A learner whose batches are those of a golden file: example i of batch b is number 4 b + i. */
final class GoldenLearner implements Learner, AutoCloseable {
  private static final String WORDS = "bert.embeddings.word_embeddings.weight";
  private static final int ROWS = 4;
  private static final int IGNORED = -100;
  private static final int MEAN = 1; // at::Reduction::Mean
  private static final Set<String> PER_TOKEN =
      Set.of(
          "masked-lm", "gradient-accumulation", "token-classification", "label-smoothing-tokens");

  private final String task;
  private final EncoderArchitecture config;
  private final JsonNode batches;
  private final Optional<ActiveVocabulary> vocabulary;
  private final Parameters parameters;

  private GoldenLearner(
      String task, EncoderArchitecture config, JsonNode batches, Parameters start) {
    this.task = task;
    this.config = config;
    this.batches = batches;
    this.vocabulary =
        task.equals("masked-lm") // its decoder gives every row a gradient
            ? Optional.empty()
            : Optional.of(ActiveVocabulary.of(start, WORDS, ids(), 0));
    this.parameters = vocabulary.map(ActiveVocabulary::parameters).orElse(start);
  }

  static GoldenLearner of(String task, Path folder, Parameters start) throws IOException {
    EncoderArchitecture config = ModelConfig.read(folder.resolve("config.json")).encoder();
    JsonNode batches = GoldenArrays.read(folder.resolve("batches.json"));
    return new GoldenLearner(task, config, batches, start);
  }

  /** Whether the gradient is of the small table, whose rows have other numbers. */
  static boolean isCompact(String name, Parameters parameters, Checkpoint whole) {
    return name.equals(WORDS)
        && parameters.get(name).size(0) != whole.tensors().get(name).shape().get(0);
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }

  /** The batches of an update: one, or two where gradients are accumulated. */
  List<int[]> batches(int step) {
    int accumulation = task.equals("gradient-accumulation") ? 2 : 1;
    return IntStream.range(step * accumulation, (step + 1) * accumulation)
        .mapToObj(b -> IntStream.range(b * ROWS, (b + 1) * ROWS).toArray())
        .toList();
  }

  void synchronise(double decay) {
    vocabulary.ifPresent(table -> table.synchronise(decay));
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public int size() {
    return ROWS * batches.size();
  }

  @Override
  public int length(int example) {
    return row("input_ids", example).size();
  }

  @Override
  public double weight(int[] batch) {
    return perToken()
        ? Arrays.stream(labels(batch)).filter(label -> label != IGNORED).count()
        : batch.length;
  }

  @Override
  public Optional<Quality> evaluate(long step) {
    return Optional.empty();
  }

  @Override
  public Loss loss(Parameters replica) {
    int padding = vocabulary.map(table -> table.row(0)).orElse(0);
    if (task.equals("masked-lm")) {
      MaskedLanguageModel model = MaskedLanguageModel.of(config, replica);
      return (batch, noise) -> tokenLoss(model.apply(input(batch), noise), batch);
    }
    if (perToken()) {
      TokenClassificationModel model = TokenClassificationModel.of(config, replica, padding);
      return (batch, noise) -> tokenLoss(model.apply(input(batch), noise), batch);
    }
    Encoder encoder = Encoder.of(config, replica, padding);
    ClassificationHead head = ClassificationHead.of(config.classifier(), replica);
    Targets targets = targets();
    return (batch, noise) ->
        targets.loss(head.apply(encoder.first(input(batch), noise), noise), batch);
  }

  private boolean perToken() {
    return PER_TOKEN.contains(task);
  }

  private Tensor tokenLoss(Tensor logits, int[] batch) {
    Tensor labels = Tensors.ofLongs(labels(batch), labels(batch).length);
    return torch.cross_entropy_loss(
        logits.reshape(labels.numel(), logits.size(2)),
        labels,
        new TensorOptional(),
        MEAN,
        IGNORED,
        smoothing());
  }

  private long[] labels(int[] batch) {
    return flat("labels", batch).mapToLong(JsonNode::longValue).toArray();
  }

  private Targets targets() {
    List<JsonNode> labels = IntStream.range(0, size()).mapToObj(i -> row("labels", i)).toList();
    return switch (task) {
      case "multi-label" ->
          LabelSetTargets.of(
              labels.stream().map(GoldenLearner::ones).toList(), labels.get(0).size());
      case "regression" -> ScoreTargets.of(labels.stream().map(JsonNode::doubleValue).toList());
      default ->
          ClassTargets.of(labels.stream().map(JsonNode::intValue).toList(), List.of(), smoothing());
    };
  }

  private double smoothing() {
    return task.startsWith("label-smoothing") ? 0.1 : 0;
  }

  private static List<Integer> ones(JsonNode labels) {
    return IntStream.range(0, labels.size())
        .filter(i -> labels.get(i).doubleValue() == 1)
        .boxed()
        .toList();
  }

  private EncoderInput input(int[] batch) {
    long[] pieces =
        flat("input_ids", batch)
            .mapToLong(id -> vocabulary.map(v -> v.row(id.intValue())).orElse(id.intValue()))
            .toArray();
    return new EncoderInput(
        matrix(pieces, batch),
        matrix(longs("token_type_ids", batch), batch),
        new TensorOptional(matrix(longs("attention_mask", batch), batch)));
  }

  private static Tensor matrix(long[] values, int[] batch) {
    return Tensors.ofLongs(values, batch.length, values.length / batch.length);
  }

  private long[] longs(String name, int[] batch) {
    return flat(name, batch).mapToLong(JsonNode::longValue).toArray();
  }

  private Stream<JsonNode> flat(String name, int[] batch) {
    List<JsonNode> all = new ArrayList<>();
    Arrays.stream(batch).forEach(example -> row(name, example).forEach(all::add));
    return all.stream();
  }

  private JsonNode row(String name, int example) {
    return batches.get(example / ROWS).get(name).get(example % ROWS);
  }

  private Stream<int[]> ids() {
    return IntStream.range(0, size())
        .mapToObj(i -> row("input_ids", i).valueStream().mapToInt(JsonNode::intValue).toArray());
  }

  @Override
  public void close() {
    vocabulary.ifPresent(ActiveVocabulary::close);
  }
}

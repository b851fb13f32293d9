package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.pipeline.ClassificationRequest;
import org.injerto.pipeline.Pipeline;
import org.injerto.pipeline.ScoreFunction;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.pipeline.TextReader;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.task.Classification;

/**
 * Labels for texts. An answer is the likeliest label; with {@code top_k} it is a list, the best
 * first, and with {@code "top_k": null} that of all labels.
 */
record TextClassificationTask(TextClassificationPipeline pipeline)
    implements Task<Prepared, Classification> {
  private static final String TOP = "top_k";
  private static final String FUNCTION = "function_to_apply";
  private static final String LABEL = "label";
  private static final String SCORE = "score";
  private static final String SCORES = "scores";
  private static final String LOGITS = "logits";

  static Optional<Task<?, ?>> of(Pipeline<?, ?, ?> pipeline) {
    return pipeline instanceof TextClassificationPipeline classifier
        ? Optional.of(new TextClassificationTask(classifier))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "text-classification";
  }

  @Override
  public List<String> columns() {
    return List.of(LABEL, SCORE);
  }

  @Override
  public Call<Prepared, Classification> call(Parameters parameters) {
    Optional<Integer> most = parameters.count(TOP, Integer.MAX_VALUE);
    ScoreFunction function =
        parameters.choice(FUNCTION, ScoreFunction.class).orElseGet(pipeline::usualFunction);
    return new Asked(this, function, parameters.has(TOP), most.orElse(Integer.MAX_VALUE));
  }

  @Override
  public boolean isFinite(Classification answer) {
    return scores(answer).values().stream().allMatch(Double::isFinite);
  }

  @Override
  public Description description() {
    return new Description(
        JsonText.object(
            """
            {"inputs": "La película me gustó mucho.", "parameters": {"top_k": null}}\
            """),
        JsonText.object(
            """
            {"top_k": {"type": ["integer", "null"], "minimum": 1,
               "description": "How many labels an answer has; null means all. Without it, an answer is the likeliest one"},
             "function_to_apply": {"type": ["string", "null"], "enum": ["softmax", "sigmoid", "none", null],
               "description": "What is made of the model's logits; by itself what fits its training"}}\
            """),
        JsonText.object(
            """
            {"type": ["object", "array"], "required": ["label", "score"],
             "properties": {"label": {"type": "string"}, "score": {"type": "number"}},
             "items": {"type": "object", "required": ["label", "score"],
               "properties": {"label": {"type": "string"}, "score": {"type": "number"}}}}\
            """));
  }

  /** The labels by number, and what is made of their logits. */
  @Override
  public ObjectNode facts() {
    String function = pipeline.usualFunction().name().toLowerCase(Locale.ROOT);
    ObjectNode facts = JsonNodeFactory.instance.objectNode().put(FUNCTION, function);
    pipeline.labels().forEach(facts.putArray("labels")::add);
    return facts;
  }

  @Override
  public Signature signature() {
    TensorKind score = TensorKind.column(SCORE, DataType.FP32);
    TensorKind label = TensorKind.column(LABEL, DataType.BYTES);
    int labels = pipeline.labels().size();
    return new Signature(
        List.of(TensorKind.column("text", DataType.BYTES)),
        switch (pipeline.usualFunction()) {
          case SOFTMAX -> List.of(label, score);
          case SIGMOID -> List.of(label, score, TensorKind.rows(SCORES, DataType.FP32, labels));
          case NONE -> List.of(score);
        });
  }

  @Override
  public Optional<PieceCall<Prepared, Classification>> pieceCall() {
    return Optional.of(new OfPieces(this));
  }

  /** A label and its score. */
  private record Scored(String label, double score) {
    JsonNode json() {
      return JsonNodeFactory.instance.objectNode().put(LABEL, label).put(SCORE, score);
    }
  }

  /** Every label, the best first; of those with the same score, in the order of the model. */
  private List<Scored> ranked(Classification answer) {
    List<Scored> all = new ArrayList<>();
    scores(answer).forEach((label, score) -> all.add(new Scored(label, score)));
    all.sort(Comparator.comparingDouble(Scored::score).reversed());
    return all;
  }

  private Map<String, Double> scores(Classification answer) {
    if (answer instanceof Classification.OneLabel one) {
      return one.scores();
    } else if (answer instanceof Classification.LabelSet set) {
      return set.scores();
    }
    return Map.of(pipeline.labels().get(0), ((Classification.Value) answer).score());
  }

  /** The scores of all labels, in the order of the model, in rows. */
  private Tensor matrix(String name, List<Classification> answers) {
    List<Double> all = answers.stream().flatMap(a -> scores(a).values().stream()).toList();
    return Tensor.numbers(name, all).inRows(answers.size());
  }

  /**
   * What was asked.
   *
   * @param ranked whether an answer is a list of labels
   * @param most how many labels it has
   */
  private record Asked(
      TextClassificationTask task, ScoreFunction function, boolean ranked, int most)
      implements Call<Prepared, Classification> {

    @Override
    public Checked<Prepared> prepare(JsonNode input, String place) {
      return Texts.read(input, place)
          .then(text -> new Checked.Good<>(prepared(new ClassificationRequest(text, function))));
    }

    private Prepared prepared(ClassificationRequest request) {
      return task.pipeline.preprocess(request);
    }

    @Override
    public JsonNode answer(Classification answer) {
      List<Scored> all = task.ranked(answer);
      if (!ranked) {
        return all.get(0).json();
      }
      ArrayNode best = JsonNodeFactory.instance.arrayNode();
      all.stream().limit(most).map(Scored::json).forEach(best::add);
      return best;
    }

    /** A text by itself has a list, an object has none: as Hugging Face has it. */
    @Override
    public JsonNode onlyAnswer(JsonNode input, Classification answer) {
      JsonNode only = answer(answer);
      boolean alone = !ranked && input.isTextual();
      return alone ? JsonNodeFactory.instance.arrayNode().add(only) : only;
    }

    @Override
    public List<Tensor> tensors(List<Classification> answers) {
      return task.signature().outputs().stream()
          .map(output -> tensor(output.name(), answers))
          .toList();
    }

    private Tensor tensor(String name, List<Classification> answers) {
      List<Scored> best = answers.stream().map(answer -> task.ranked(answer).get(0)).toList();
      return switch (name) {
        case LABEL -> Tensor.texts(name, best.stream().map(Scored::label).toList());
        case SCORE -> Tensor.numbers(name, best.stream().map(Scored::score).toList());
        default -> task.matrix(name, answers);
      };
    }
  }

  /** Logits of texts that come in pieces. */
  private record OfPieces(TextClassificationTask task)
      implements PieceCall<Prepared, Classification> {
    @Override
    public TextReader reader() {
      return task.pipeline.reader();
    }

    @Override
    public List<TensorKind> outputs() {
      return List.of(TensorKind.rows(LOGITS, DataType.FP32, task.pipeline.labels().size()));
    }

    @Override
    public Prepared prepare(int[] pieces) {
      return new Prepared(new Windows(List.of(pieces.clone()), true), ScoreFunction.NONE);
    }

    @Override
    public List<Tensor> tensors(List<Classification> answers) {
      return List.of(task.matrix(LOGITS, answers));
    }
  }
}

package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.pipeline.FeatureExtractionPipeline;
import org.injerto.pipeline.FeatureExtractionPipeline.Prepared;
import org.injerto.pipeline.FeatureRequest;
import org.injerto.pipeline.Pipeline;
import org.injerto.task.Embedding;
import org.injerto.task.Pooling;

/**
 * Vectors of texts. An answer is the numbers of one vector for the whole text, as models for
 * sentences have it, not one vector a piece.
 */
record FeatureExtractionTask(FeatureExtractionPipeline pipeline)
    implements Task<Prepared, Embedding> {
  private static final String EMBEDDING = "embedding";

  static Optional<Task<?, ?>> of(Pipeline<?, ?, ?> pipeline) {
    return pipeline instanceof FeatureExtractionPipeline extractor
        ? Optional.of(new FeatureExtractionTask(extractor))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "feature-extraction";
  }

  /** A column for each number. */
  @Override
  public List<String> columns() {
    return IntStream.range(0, pipeline.size()).mapToObj(i -> "feature_" + i).toList();
  }

  @Override
  public Call<Prepared, Embedding> call(Parameters parameters) {
    Pooling pooling = parameters.choice("pooling", Pooling.class).orElseGet(pipeline::usualPooling);
    return new Asked(pipeline, pooling, parameters.flag("normalize", false));
  }

  @Override
  public boolean isFinite(Embedding answer) {
    float[] numbers = answer.toArray();
    return IntStream.range(0, numbers.length).allMatch(i -> Float.isFinite(numbers[i]));
  }

  @Override
  public Description description() {
    return new Description(
        JsonText.object(
            """
            {"inputs": "Mañana lloverá en Bogotá.", "parameters": {"normalize": true}}\
            """),
        JsonText.object(
            """
            {"pooling": {"type": ["string", "null"], "enum": ["mean", "max", "first", null],
               "description": "How the vectors of the pieces become one; by itself what fits the model"},
             "normalize": {"type": ["boolean", "null"], "default": false,
               "description": "Whether vectors get the length 1"}}\
            """),
        JsonText.object("{\"type\": \"array\", \"items\": {\"type\": \"number\"}}"));
  }

  @Override
  public Signature signature() {
    return new Signature(
        List.of(TensorKind.column("text", DataType.BYTES)),
        List.of(TensorKind.rows(EMBEDDING, DataType.FP32, pipeline.size())));
  }

  /** What was asked. */
  private record Asked(FeatureExtractionPipeline pipeline, Pooling pooling, boolean normalized)
      implements Call<Prepared, Embedding> {
    @Override
    public Checked<Prepared> prepare(JsonNode input, String place) {
      return Texts.read(input, place)
          .then(text -> new Checked.Good<>(prepared(new FeatureRequest(text, pooling))));
    }

    private Prepared prepared(FeatureRequest request) {
      return pipeline.preprocess(request);
    }

    @Override
    public JsonNode answer(Embedding answer) {
      ArrayNode numbers = JsonNodeFactory.instance.arrayNode(answer.size());
      add(answer, numbers);
      return numbers;
    }

    private void add(Embedding answer, ArrayNode numbers) {
      for (float number : (normalized ? answer.normalized() : answer).toArray()) {
        numbers.add(number);
      }
    }

    @Override
    public List<Tensor> tensors(List<Embedding> answers) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      answers.forEach(answer -> add(answer, all));
      List<Long> shape = List.of((long) answers.size(), (long) pipeline.size());
      return List.of(new Tensor(EMBEDDING, DataType.FP32, shape, all));
    }
  }
}

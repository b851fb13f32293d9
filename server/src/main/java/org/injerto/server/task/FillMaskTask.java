package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.pipeline.FillMaskPipeline.Prepared;
import org.injerto.pipeline.FillMaskRequest;
import org.injerto.pipeline.Pipeline;
import org.injerto.task.Candidates;
import org.injerto.task.Filling;
import org.injerto.task.Filling.Candidate;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Words for masks. An answer is a list of candidates, the likeliest first; where a text has several
 * masks, a list of such lists.
 */
record FillMaskTask(FillMaskPipeline pipeline, String mask) implements Task<Prepared, Filling> {
  private static final String TOP = "top_k";
  private static final String SCORE = "score";
  private static final String TOKEN = "token";
  private static final String TOKEN_TEXT = "token_str";
  private static final String SEQUENCE = "sequence";

  /** As many as Hugging Face gives. */
  private static final int USUAL = 5;

  /** Each candidate is a whole text, so that one request could ask for millions of characters. */
  private static final int MOST = 100;

  static Optional<Task<?, ?>> of(Pipeline<?, ?, ?> pipeline) {
    return pipeline instanceof FillMaskPipeline filler
        ? Optional.of(new FillMaskTask(filler, filler.reader().mask().orElseThrow()))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "fill-mask";
  }

  @Override
  public List<String> columns() {
    return List.of(SCORE, TOKEN, TOKEN_TEXT, SEQUENCE);
  }

  @Override
  public Call<Prepared, Filling> call(Parameters parameters) {
    int most = parameters.count(TOP, MOST).orElse(USUAL);
    return new Asked(this, new Candidates(most, parameters.words("targets")));
  }

  @Override
  public boolean isFinite(Filling answer) {
    return masks(answer).stream()
        .flatMap(List::stream)
        .allMatch(candidate -> Double.isFinite(candidate.score()));
  }

  @Override
  public Description description() {
    ObjectNode example = JsonText.object("{\"inputs\": \"\", \"parameters\": {\"top_k\": 3}}");
    return new Description(
        example.put("inputs", "Madrid es la " + mask + " de España."),
        JsonText.object(
            """
            {"top_k": {"type": ["integer", "null"], "minimum": 1, "maximum": 100, "default": 5,
               "description": "How many candidates a mask gets"},
             "targets": {"type": ["string", "array", "null"], "items": {"type": "string"}, "minItems": 1,
               "description": "The words that are weighed against each other; all pieces of the model without it. Of a word that is no piece by itself, the first piece stands for it"}}\
            """),
        JsonText.object(
            """
            {"type": "array", "description": "The candidates; with several masks, a list of them for each",
             "items": {"type": ["object", "array"], "required": ["score", "token", "token_str", "sequence"],
               "properties": {"score": {"type": "number"}, "token": {"type": "integer"},
                 "token_str": {"type": "string"}, "sequence": {"type": "string"}}}}\
            """));
  }

  /** How a mask is written. */
  @Override
  public ObjectNode facts() {
    return JsonNodeFactory.instance.objectNode().put("mask", mask);
  }

  @Override
  public Signature signature() {
    return new Signature(
        List.of(TensorKind.column("text", DataType.BYTES)),
        List.of(
            TensorKind.rows(SCORE, DataType.FP32, TensorKind.ANY),
            TensorKind.rows(TOKEN, DataType.INT64, TensorKind.ANY),
            TensorKind.rows(TOKEN_TEXT, DataType.BYTES, TensorKind.ANY),
            TensorKind.rows(SEQUENCE, DataType.BYTES, TensorKind.ANY)));
  }

  /** The candidates of each mask. */
  private static List<List<Candidate>> masks(Filling filling) {
    if (filling instanceof Filling.Filled filled) {
      return filled.masks();
    }
    throw new IllegalStateException("a text without a mask is refused before it is answered");
  }

  private static JsonNode json(List<Candidate> candidates) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Candidate candidate : candidates) {
      list.addObject()
          .put(SCORE, candidate.score())
          .put(TOKEN, candidate.id())
          .put(TOKEN_TEXT, candidate.token())
          .put(SEQUENCE, candidate.sequence());
    }
    return list;
  }

  /** What was asked. */
  private record Asked(FillMaskTask task, Candidates wanted) implements Call<Prepared, Filling> {
    @Override
    public Checked<Prepared> prepare(JsonNode input, String place) {
      return Texts.read(input, place)
          .then(text -> masked(task.pipeline.preprocess(new FillMaskRequest(text, wanted)), place));
    }

    private Checked<Prepared> masked(Prepared prepared, String place) {
      return prepared.text().places().isEmpty()
          ? Checked.bad(Message.of(FillMaskTask.class, "mask.none", place, task.mask))
          : new Checked.Good<>(prepared);
    }

    @Override
    public JsonNode answer(Filling answer) {
      List<List<Candidate>> masks = masks(answer);
      if (masks.size() == 1) {
        return json(masks.get(0));
      }
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      masks.forEach(candidates -> all.add(json(candidates)));
      return all;
    }

    @Override
    public List<Tensor> tensors(List<Filling> answers) {
      List<JsonNode> rows = answers.stream().map(this::row).toList();
      return task.signature().outputs().stream().map(output -> tensor(output, rows)).toList();
    }

    private JsonNode row(Filling answer) {
      List<List<Candidate>> masks = masks(answer);
      if (masks.size() > 1) {
        throw new InvalidInputException(
            Message.of(FillMaskTask.class, "mask.several", masks.size()));
      }
      return json(masks.get(0));
    }

    private static Tensor tensor(TensorKind output, List<JsonNode> rows) {
      ArrayNode data = JsonNodeFactory.instance.arrayNode();
      rows.forEach(row -> row.forEach(candidate -> data.add(candidate.get(output.name()))));
      List<Long> shape = List.of((long) rows.size(), (long) data.size() / rows.size());
      return new Tensor(output.name(), output.type(), shape, data);
    }
  }
}

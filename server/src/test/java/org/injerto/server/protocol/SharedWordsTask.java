package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.protocol.SharedWordsTask.Pair;
import org.injerto.server.task.Call;
import org.injerto.server.task.Checked;
import org.injerto.server.task.DataType;
import org.injerto.server.task.Parameters;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tensor;
import org.injerto.server.task.TensorKind;
import org.injerto.text.Message;

/**
 * A task that the server has never heard of, with inputs of two parts: how many words they share.
 */
record SharedWordsTask() implements Task<Pair, Integer> {
  record Pair(Set<String> question, Set<String> context) {
    static Set<String> words(JsonNode text) {
      return new HashSet<>(Arrays.asList(text.asText().split(" ")));
    }
  }

  private record Counter() implements Pipeline<Pair, Pair, Integer> {
    @Override
    public Pair preprocess(Pair request) {
      return request;
    }

    @Override
    public int pieces(Pair prepared) {
      return prepared.question.size() + prepared.context.size();
    }

    @Override
    public List<Integer> answer(List<Pair> prepared) {
      return prepared.stream()
          .map(pair -> (int) pair.question.stream().filter(pair.context::contains).count())
          .toList();
    }

    @Override
    public void close() {}
  }

  @Override
  public String name() {
    return "shared-words";
  }

  @Override
  public Pipeline<?, Pair, Integer> pipeline() {
    return new Counter();
  }

  @Override
  public Call<Pair, Integer> call(Parameters parameters) {
    return new Asked();
  }

  @Override
  public boolean isFinite(Integer answer) {
    return true;
  }

  @Override
  public Description description() {
    ObjectNode example = JsonNodeFactory.instance.objectNode();
    example.putObject("inputs").put("question", "¿Llueve hoy ?").put("context", "hoy no");
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("type", "object");
    return new Description(example, JsonNodeFactory.instance.objectNode(), answer);
  }

  @Override
  public List<String> columns() {
    return List.of("shared");
  }

  @Override
  public Signature signature() {
    return new Signature(
        Stream.of("question", "context")
            .map(name -> new TensorKind(name, DataType.BYTES, List.of(-1L)))
            .toList(),
        List.of(new TensorKind("shared", DataType.INT64, List.of(-1L))));
  }

  private record Asked() implements Call<Pair, Integer> {
    @Override
    public Checked<Pair> prepare(JsonNode input, String place) {
      return input.path("question").isTextual() && input.path("context").isTextual()
          ? new Checked.Good<>(
              new Pair(Pair.words(input.get("question")), Pair.words(input.get("context"))))
          : Checked.bad(Message.of(Task.class, "text.missing", place));
    }

    @Override
    public JsonNode answer(Integer answer) {
      return JsonNodeFactory.instance.objectNode().put("shared", answer);
    }

    @Override
    public List<Tensor> tensors(List<Integer> answers) {
      ArrayNode data = JsonNodeFactory.instance.arrayNode();
      answers.forEach(data::add);
      return List.of(new Tensor("shared", DataType.INT64, List.of((long) answers.size()), data));
    }
  }
}

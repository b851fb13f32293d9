package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.inference.ExportedGraph;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxTask;
import org.injerto.text.Message;

/**
 * What an export has written.
 *
 * @param bundle the folder that has the graphs now
 * @param int8 what quantization did, if it was asked for
 */
record ExportResult(
    Path bundle, OnnxTask task, Flavour flavour, List<Graph> graphs, Optional<Int8Result> int8)
    implements Result {
  ExportResult {
    graphs = List.copyOf(graphs);
  }

  /** Nothing yet. */
  ExportResult(Path bundle, OnnxTask task, Flavour flavour) {
    this(bundle, task, flavour, List.of(), Optional.empty());
  }

  /** The same and one graph more. */
  ExportResult with(Graph graph) {
    List<Graph> more = Stream.concat(graphs.stream(), Stream.of(graph)).toList();
    return new ExportResult(bundle, task, flavour, more, int8);
  }

  /** The same and what quantization did. */
  ExportResult with(Int8Result result) {
    return new ExportResult(bundle, task, flavour, graphs, Optional.of(result));
  }

  /**
   * One graph.
   *
   * @param difference the largest from what the trained model gives, as a share
   */
  record Graph(ExportedGraph kind, long bytes, double difference) {}

  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bundle", bundle.toString());
    fields.put("task", task.title());
    fields.put("flavour", flavour.title());
    fields.put("graphs", graphs.stream().map(this::fields).toList());
    int8.ifPresent(result -> fields.put("int8", result.fields()));
    return fields;
  }

  private Map<String, Object> fields(Graph graph) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("precision", Choice.written(graph.kind));
    fields.put("file", graph.kind.in(bundle).toString());
    fields.put("bytes", graph.bytes);
    fields.put("largest_difference", graph.difference);
    return fields;
  }

  @Override
  public String text(Locale language) {
    StringBuilder text = new StringBuilder(line(language, "export.done", task.title(), bundle));
    for (Graph graph : graphs) {
      text.append(
          line(
              language,
              "export.graph",
              graph.kind.in(bundle),
              String.format(Locale.ROOT, "%.1f", graph.bytes / 1e6),
              String.format(Locale.ROOT, "%.1e", graph.difference)));
    }
    int8.ifPresent(result -> text.append(result.text(language)));
    text.append(line(language, "export.next", bundle));
    return text.toString();
  }

  private static String line(Locale language, String key, Object... arguments) {
    return Message.of(ExportResult.class, key, arguments).in(language) + "\n";
  }
}

package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.inference.ExportedGraph;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxTask;
import org.injerto.text.Message;

/**
 * What an export has written.
 *
 * @param bundle the folder of the model
 */
record ExportResult(Path bundle, OnnxTask task, Flavour flavour, List<Graph> graphs)
    implements Result {
  ExportResult {
    graphs = List.copyOf(graphs);
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
    text.append(line(language, "export.next", bundle));
    return text.toString();
  }

  private static String line(Locale language, String key, Object... arguments) {
    return Message.of(ExportResult.class, key, arguments).in(language) + "\n";
  }
}

package org.injerto.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.cli.Table.Column;
import org.injerto.evaluation.LabelScores;
import org.injerto.onnx.quantization.LayerLoss;
import org.injerto.onnx.quantization.QuantizationReport;
import org.injerto.text.Message;

/**
 * What quantization did to a model.
 *
 * @param layers what each costs alone, if somebody had to ask
 * @param measured on labelled texts, if there were any
 */
record Int8Result(QuantizationReport report, List<LayerLoss> layers, Optional<Measured> measured) {
  Int8Result {
    layers = List.copyOf(layers);
  }

  /** Scores and speed of both graphs. */
  record Measured(EvaluationResult before, EvaluationResult after, List<Speed> speeds) {
    Measured {
      speeds = List.copyOf(speeds);
    }

    /** How many points of the score are lost. */
    double loss() {
      return GraphMeasure.points(before) - GraphMeasure.points(after);
    }
  }

  /** Texts a second of both graphs. */
  record Speed(int threads, double before, double after) {}

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("scheme", report.scheme());
    fields.put("size_ratio", (double) report.bytesAfter() / report.bytesBefore());
    fields.put("quantized_layers", report.quantized());
    fields.put("kept_layers", report.kept());
    fields.put("layer_losses", layers.stream().map(Int8Result::fields).toList());
    measured.ifPresent(both -> fields.putAll(fields(both)));
    return fields;
  }

  private static Map<String, Object> fields(LayerLoss loss) {
    return Map.of("layer", loss.layer(), "loss", loss.lossAlone(), "kept", loss.kept());
  }

  private static Map<String, Object> fields(Measured both) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("loss", both.loss());
    fields.put("fp32", both.before.fields());
    fields.put("int8", both.after.fields());
    fields.put("speed", both.speeds.stream().map(Int8Result::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Speed speed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("threads", speed.threads);
    fields.put("fp32_texts_per_second", speed.before);
    fields.put("int8_texts_per_second", speed.after);
    return fields;
  }

  String text(Locale language) {
    StringBuilder text = new StringBuilder();
    text.append(word(language, "int8.size", report.scheme(), percent(report))).append('\n');
    for (LayerLoss layer : layers) {
      if (layer.kept()) {
        String lost = Numbers.written(layer.lossAlone());
        text.append(word(language, "int8.kept", layer.layer(), lost)).append('\n');
      }
    }
    measured.ifPresent(
        both -> text.append('\n').append(table(both, language)).append(harm(both, language)));
    return text.toString();
  }

  private static String percent(QuantizationReport report) {
    return String.format(Locale.ROOT, "%.0f", 100.0 * report.bytesAfter() / report.bytesBefore());
  }

  private static String table(Measured both, Locale language) {
    Table table =
        new Table(
            Column.text(""),
            Column.number("fp32"),
            Column.number("int8"),
            Column.number("int8/fp32"));
    both.before
        .headline()
        .forEach(
            (name, score) ->
                table.row(
                    Message.of(EvaluationResult.class, "evaluation." + name).in(language),
                    Numbers.written(score.value()),
                    Numbers.written(both.after.score(name)),
                    ""));
    for (Speed speed : both.speeds) {
      table.row(
          word(language, "int8.speed", speed.threads),
          whole(speed.before),
          whole(speed.after),
          String.format(Locale.ROOT, "%.2f", speed.after / speed.before));
    }
    return table.toString();
  }

  /** What each label loses. */
  private static String harm(Measured both, Locale language) {
    if (both.before.labels().isEmpty()) {
      return "";
    }
    Table table =
        new Table(
            Column.text(Message.of(EvaluationResult.class, "evaluation.label").in(language)),
            Column.number("F1 fp32"),
            Column.number("F1 int8"),
            Column.number("±"));
    for (int label = 0; label < both.before.labels().size(); label++) {
      LabelScores before = both.before.labels().get(label);
      double after = both.after.labels().get(label).scores().f1();
      table.row(
          before.label(),
          Numbers.written(before.scores().f1()),
          Numbers.written(after),
          String.format(Locale.ROOT, "%+.3f", after - before.scores().f1()));
    }
    return "\n" + table;
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  private static String word(Locale language, String key, Object... arguments) {
    return Message.of(Int8Result.class, key, arguments).in(language);
  }
}

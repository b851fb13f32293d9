package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.data.Dataset;
import org.injerto.onnx.quantization.QuantizationSettings;
import org.injerto.onnx.quantization.RangeRule;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.transfer.Labelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a model is quantized, how, and on which texts that is measured. */
final class Int8Options {
  private static final double PERCENT = 99.99;

  @Option(names = "--int8")
  private boolean int8;

  @Option(names = "--float-embeddings")
  private boolean floatEmbeddings;

  @Option(names = "--data", paramLabel = "FILE", descriptionKey = "int8.data")
  private @Nullable Path data;

  @Option(
      names = "--max-loss",
      paramLabel = "POINTS",
      descriptionKey = "int8.max-loss",
      converter = PointsConverter.class)
  private @Nullable Double maximumLoss;

  @Option(names = "--calibration", paramLabel = "FILE", descriptionKey = "int8.calibration")
  private @Nullable Path calibration;

  @Option(
      names = "--range",
      paramLabel = "min-max|percentile|entropy",
      descriptionKey = "int8.range",
      converter = RangeConverter.class)
  private @Nullable RangeRule range;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  /**
   * Nothing but whether.
   *
   * @param asked whether there is to be a graph in INT8
   */
  static Int8Options of(boolean asked) {
    Int8Options options = new Int8Options();
    options.int8 = asked;
    return options;
  }

  /**
   * Whether there is to be a graph in INT8.
   *
   * @throws InvalidInputException if an option says how and none says that
   */
  boolean isAsked() {
    List<Message> problems = new ArrayList<>();
    need(floatEmbeddings, "--float-embeddings", int8, "--int8", problems);
    need(data != null, "--data", int8, "--int8", problems);
    need(calibration != null, "--calibration", int8, "--int8", problems);
    need(maximumLoss != null, "--max-loss", data != null, "--data", problems);
    need(range != null, "--range", calibration != null, "--calibration", problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(Int8Options.class, "int8.options"), problems);
    }
    return int8;
  }

  private static void need(
      boolean given, String option, boolean there, String needed, List<Message> problems) {
    if (given && !there) {
      problems.add(Message.of(Int8Options.class, "int8.option", option, needed));
    }
  }

  /** What becomes whole numbers. */
  QuantizationSettings settings() {
    QuantizationSettings usual = QuantizationSettings.standard();
    return floatEmbeddings ? usual : usual.withEmbeddings();
  }

  /** Whether both graphs are measured. */
  boolean hasData() {
    return data != null;
  }

  /**
   * The labelled texts that both graphs are measured on.
   *
   * @throws IllegalStateException if there are none
   */
  Dataset data(Labelling labelling, Session session) throws IOException {
    if (data == null) {
      throw new IllegalStateException("there must be labelled texts");
    }
    return reading.read(data, Optional.of(labelling.kind()), session);
  }

  /** The texts that ranges of activations are taken from. */
  Optional<List<String>> calibration(Session session) throws IOException {
    return calibration == null
        ? Optional.empty()
        : Optional.of(reading.read(calibration, Optional.empty(), session).texts());
  }

  RangeRule range() {
    return range == null ? new RangeRule.MinMax() : range;
  }

  /** How many points of F1 may be lost. */
  Optional<Double> maximumLoss() {
    return Optional.ofNullable(maximumLoss);
  }

  static final class PointsConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String written) {
      try {
        double points = Double.parseDouble(written.strip());
        if (points >= 0 && points <= 100) {
          return points;
        }
      } catch (NumberFormatException notANumber) {
        // said below
      }
      throw new InvalidInputException(Message.of(Int8Options.class, "int8.points", written));
    }
  }

  static final class RangeConverter implements ITypeConverter<RangeRule> {
    private static final Map<String, RangeRule> RULES =
        Map.of(
            "min-max", new RangeRule.MinMax(),
            "percentile", new RangeRule.Percentile(PERCENT),
            "entropy", new RangeRule.Entropy());

    @Override
    public RangeRule convert(String written) {
      return Choice.of(written, RULES);
    }
  }
}

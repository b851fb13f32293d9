package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.data.Dataset;
import org.injerto.data.LabelSet;
import org.injerto.inference.CalibrationTexts;
import org.injerto.inference.ExportedGraph;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.ActivationRanges;
import org.injerto.onnx.quantization.Calibration;
import org.injerto.onnx.quantization.LayerChoice;
import org.injerto.onnx.quantization.LayerLoss;
import org.injerto.onnx.quantization.LayerSearch;
import org.injerto.onnx.quantization.QuantizedModel;
import org.injerto.onnx.quantization.Quantizer;
import org.injerto.pipeline.TextReader;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.transfer.Labelling;

/** The graph in INT8 beside the one in single precision, and what it costs. */
record Int8Export(Int8Options options, Bundle bundle, Session session) {
  private static final List<Integer> THREADS = List.of(1, 4);

  /**
   * Writes and measures it.
   *
   * @param model the graph in single precision
   * @param folder with the file of that graph
   */
  Int8Result write(Model model, Path folder) throws IOException {
    Optional<GraphMeasure> measure = measure(folder);
    Quantizer quantizer = quantizer(model);
    LayerChoice choice = chosen(model, quantizer, measure);
    Path file = folder.resolve(ExportedGraph.INT8.fileName());
    ModelWriter.standard().write(choice.model().model(), file);
    Path before = folder.resolve(ExportedGraph.FP32.fileName());
    return new Int8Result(
        choice.model().report(),
        choice.layers(),
        measure.isPresent()
            ? Optional.of(measured(measure.get(), before, file))
            : Optional.empty());
  }

  private Optional<GraphMeasure> measure(Path folder) throws IOException {
    if (!options.hasData()) {
      return Optional.empty();
    }
    if (!bundle.config().hasClassifier()) {
      throw new InvalidInputException(Message.of(Int8Export.class, "int8.no.classifier"));
    }
    Labelling labelling = Labelling.of(bundle.config());
    Dataset texts = options.data(labelling, session);
    new LabelSet(labelling.labels()).check(texts);
    return Optional.of(new GraphMeasure(bundle, labelling, texts, folder));
  }

  private Quantizer quantizer(Model model) throws IOException {
    Optional<List<String>> texts = options.calibration(session);
    if (texts.isEmpty()) {
      return Quantizer.dynamic(options.settings());
    }
    session.say(Message.of(Int8Export.class, "int8.calibrating", texts.get().size()));
    TextReader reader = TextReader.open(bundle.folder(), bundle.config(), bundle.reading());
    List<int[]> pieces =
        reader.readAll(texts.get()).stream().flatMap(text -> text.windows().stream()).toList();
    ActivationRanges ranges =
        new Calibration(options.range()).ranges(model, new CalibrationTexts(pieces));
    return Quantizer.fixed(options.settings(), ranges);
  }

  private LayerChoice chosen(Model model, Quantizer quantizer, Optional<GraphMeasure> measure)
      throws IOException {
    if (measure.isPresent() && options.maximumLoss().isPresent()) {
      session.say(Message.of(Int8Export.class, "int8.searching", options.maximumLoss().get()));
      return new LayerSearch(quantizer, measure.get(), options.maximumLoss().get()).search(model);
    }
    QuantizedModel all = quantizer.quantize(model);
    return new LayerChoice(0, 0, 0, List.<LayerLoss>of(), all);
  }

  private static Int8Result.Measured measured(GraphMeasure measure, Path before, Path after)
      throws IOException {
    List<Int8Result.Speed> speeds = new ArrayList<>();
    for (int threads : THREADS) {
      speeds.add(
          new Int8Result.Speed(
              threads, measure.speed(before, threads), measure.speed(after, threads)));
    }
    return new Int8Result.Measured(measure.scores(before), measure.scores(after), speeds);
  }
}

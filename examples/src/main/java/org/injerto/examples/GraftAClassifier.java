package org.injerto.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.bundle.Bundle;
import org.injerto.bundle.BundleWriter;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.evaluation.SingleLabelScores;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.PretrainedModel;
import org.injerto.provenance.RunProvenance;
import org.injerto.provenance.RunProvenance.DataFile;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;
import org.injerto.transfer.Grafting;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.TransferStrategy.FineTune;

/** Chapter 1 of the guide: tells good opinions from bad ones. */
public final class GraftAClassifier {
  private static final long SEED = 42;

  private GraftAClassifier() {}

  /** Trains on the embedded opinions, writes a bundle to the folder that is named, and asks it. */
  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[0]);
    // [main]
    Path opinions = EmbeddedFolders.DATA.extract("opiniones");
    try (Engine engine = Engine.start(2); // threads
        BundleWriter writer = BundleWriter.open(output, false)) {
      SingleLabelScores scores = train(opinions, writer, engine);
      System.out.println(scores.report().confusion().accuracy());
      System.out.println(ask("Una pérdida de tiempo y de dinero.", output, engine));
    }
    // [/main]
  }

  /** Learns from train.tsv and dev.tsv of a folder, and is measured on test.tsv. */
  static SingleLabelScores train(Path folder, BundleWriter writer, Engine engine)
      throws IOException {
    Instant started = Instant.now();
    // [read]
    Dataset train = DatasetReader.read(folder.resolve("train.tsv"), ReadOptions.DEFAULT);
    Dataset dev = DatasetReader.read(folder.resolve("dev.tsv"), ReadOptions.DEFAULT);
    Dataset test = DatasetReader.read(folder.resolve("test.tsv"), ReadOptions.DEFAULT);
    // [/read]
    // [graft]
    PretrainedModel model = PretrainedModel.open(EmbeddedFolders.MODELS.extract("es-mini"));
    Grafting grafting = Grafting.of(model, train);
    Grafted grafted = grafting.run(new FineTune(), train, dev, engine, SEED);
    // [/graft]
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1e3;
    // [origin]
    List<DataFile> files = new ArrayList<>();
    for (Dataset dataset : List.of(train, dev, test)) {
      files.addAll(DataFile.of(dataset.files()));
    }
    RunProvenance origin = RunProvenance.here(started, seconds, engine.threads(), SEED, files);
    // [/origin]
    // [measure]
    try (TextClassifier classifier = grafting.classifier(grafted, engine)) {
      List<String> labels = grafting.labelling().labels();
      List<Classification> said = classifier.classify(test.texts());
      SingleLabelScores scores = SingleLabelScores.of(labels, test.examples(), said);
      double accuracy = scores.report().confusion().accuracy();
      grafting.write(
          grafted,
          Map.of("test", Map.of("accuracy", accuracy)),
          Map.of("strategy", "finetune"),
          origin,
          writer);
      return scores;
    }
    // [/measure]
  }

  /** What the classifier in a bundle says of a text. */
  static Classification ask(String text, Path folder, Engine engine) throws IOException {
    // [open]
    Bundle bundle = Bundle.open(folder);
    PretrainedModel model = new PretrainedModel(bundle.folder(), bundle.config());
    try (TextClassifier classifier =
        NeuralTextClassifier.open(model, model.reader(bundle.reading()), engine)) {
      return classifier.classify(List.of(text)).get(0);
    }
    // [/open]
  }
}

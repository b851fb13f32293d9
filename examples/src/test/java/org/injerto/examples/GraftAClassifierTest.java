package org.injerto.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.bundle.Bundle;
import org.injerto.bundle.BundleManifest;
import org.injerto.bundle.BundleWriter;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.Example.SingleLabel;
import org.injerto.data.ReadOptions;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.evaluation.SingleLabelScores;
import org.injerto.model.Engine;
import org.injerto.onnx.OnnxTask;
import org.injerto.task.Classification.OneLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraftAClassifierTest {
  private static final int EVERY = 32;

  @TempDir private Path folder;

  @Test
  void theBundleKnowsByHeartWhatItLearnedAndSaysHowItWasMeasured() throws Exception {
    Path output = folder.resolve("mine");
    copySome("train.tsv", "train.tsv");
    copySome("train.tsv", "dev.tsv");
    copySome("test.tsv", "test.tsv");
    try (Engine engine = Engine.start(2);
        BundleWriter writer = BundleWriter.open(output, false)) {

      SingleLabelScores scores = GraftAClassifier.train(folder, writer, engine);

      double accuracy = scores.report().confusion().accuracy();
      BundleManifest manifest = Bundle.open(output).manifest().orElseThrow();
      assertEquals(Map.of("test", Map.of("accuracy", accuracy)), manifest.metrics());
      assertEquals(accuracy, accuracy("test.tsv", output, engine));
      assertEquals(1, accuracy("train.tsv", output, engine));
      assertEquals(3, manifest.provenance().files().size());
      assertFalse(manifest.provenance().version().contains("$"), manifest.provenance().version());
      assertTrue(manifest.provenance().seconds() > 0);
      answersTheSameWhereItIsServed(output, engine);
    }
  }

  /** The examples of chapters 3 and 5. */
  private void answersTheSameWhereItIsServed(Path bundle, Engine engine) throws IOException {
    Path served = folder.resolve("served");
    ExportAModel.export(bundle, OnnxTask.TEXT_CLASSIFICATION, served);
    String text = "No me arrepiento de haber pagado";
    OneLabel said = (OneLabel) GraftAClassifier.ask(text, bundle, engine);
    assertEquals(said.label(), AnswerFromJava.label(served, text));
    double score = AnswerFromJava.scores(served, List.of(text), said.label()).get(0);
    assertEquals(said.score(), score, 0.1); // in eight bits
  }

  /** One text at a time, as the example asks. */
  private double accuracy(String name, Path bundle, Engine engine) throws IOException {
    Dataset texts = DatasetReader.read(folder.resolve(name), ReadOptions.DEFAULT);
    int right = 0;
    for (var example : texts.examples()) {
      OneLabel said = (OneLabel) GraftAClassifier.ask(example.text(), bundle, engine);
      right += said.label().equals(((SingleLabel) example).label()) ? 1 : 0;
    }
    return right / (double) texts.examples().size();
  }

  private void copySome(String from, String to) throws IOException {
    List<String> lines =
        Files.readAllLines(EmbeddedFolders.DATA.extract("opiniones").resolve(from));
    Files.write(
        folder.resolve(to),
        Stream.iterate(0, i -> i < lines.size(), i -> i + EVERY).map(lines::get).toList());
  }
}

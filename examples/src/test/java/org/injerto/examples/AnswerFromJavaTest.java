package org.injerto.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.OnnxTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of chapters 3 and 5: a model is exported, and answers in a program. */
class AnswerFromJavaTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void export() throws IOException {
    Path model = EmbeddedFolders.MODELS.extract("es-mini");
    for (OnnxTask task : List.of(OnnxTask.FILL_MASK, OnnxTask.FEATURE_EXTRACTION)) {
      ExportAModel.export(model, task, folder.resolve(task.title()));
    }
  }

  @Test
  void aMaskIsFilled() throws IOException {
    String text = "Abrió la [MASK] y entró en la casa.";
    assertEquals("puerta", AnswerFromJava.word(folder.resolve("fill-mask"), text));
  }

  @Test
  void whatMeansTheSameIsNearer() throws IOException {
    Path model = folder.resolve("feature-extraction");
    String judge = "El juez dictó sentencia.";
    double near = AnswerFromJava.nearness(model, judge, "El tribunal dictó su fallo.");
    double far = AnswerFromJava.nearness(model, judge, "¿Me pones un café con leche?");
    assertTrue(near > far, near + " " + far);
  }
}

package org.injerto.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.doctor.Finding;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.model.Engine;
import org.junit.jupiter.api.Test;

class UseAPretrainedModelTest {
  @Test
  void theModelInsideIsSoundFillsAMaskAndTellsWhatIsNear() throws IOException {
    Path folder = EmbeddedFolders.MODELS.extract("es-mini");
    try (Engine engine = Engine.start(2)) {
      List<Finding> findings = UseAPretrainedModel.examine(folder);
      List<String> words =
          UseAPretrainedModel.fill("Abrió la [MASK] y entró en la casa.", folder, engine);
      double near =
          UseAPretrainedModel.nearness(
              "El juez dictó sentencia.", "El tribunal dictó su fallo.", folder, engine);
      double far =
          UseAPretrainedModel.nearness(
              "El juez dictó sentencia.", "¿Me pones un café con leche?", folder, engine);

      assertTrue(
          findings.stream().allMatch(finding -> finding.severity() == Finding.Severity.NOTE));
      assertEquals("puerta", words.get(0));
      assertTrue(near > far, near + " " + far);
    }
  }
}

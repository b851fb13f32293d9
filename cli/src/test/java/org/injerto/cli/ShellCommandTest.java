package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellCommandTest {
  @Test
  void optionsAreWrittenAsAShellReadsThem() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("train", "mis datos/l'any $HOME.tsv");
    options.put("sizes", List.of("50", "all"));
    options.put("overwrite", true);
    options.put("offline", false);
    options.put("rate", 1.0e-5);
    options.put("model", "");

    assertEquals(
        "injerto compare --train 'mis datos/l'\\''any $HOME.tsv' --sizes 50,all --overwrite"
            + " --rate 1.0E-5 --model ''",
        ShellCommand.of("injerto compare", options));
  }
}

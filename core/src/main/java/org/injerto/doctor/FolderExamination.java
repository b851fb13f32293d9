package org.injerto.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ModelFiles;
import org.injerto.architecture.ParameterMatch;
import org.injerto.architecture.Trunk;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.doctor.Finding.Part;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.TokenizerFiles;

/** Looks at config.json, tokenizer and weights, each by itself and then beside the others. */
final class FolderExamination {
  private static final String CONFIG = "config.json";

  private final Path folder;
  private final Findings findings = new Findings();

  FolderExamination(Path folder) {
    this.folder = folder;
  }

  Examination examine() throws IOException {
    Optional<ModelConfig> config = findings.read(Part.CONFIG, this::config);
    Optional<TokenizerFiles> files =
        findings.read(Part.TOKENIZER, () -> TokenizerFiles.read(folder));
    Optional<TokenizerFacts> tokenizer =
        files.map(found -> TokenizerExamination.of(found).examine(findings));
    if (config.isPresent() && files.isPresent()) {
      new AgreementExamination(config.get(), files.get()).examine(findings);
    }
    Optional<Weights> weights = findings.read(Part.WEIGHTS, this::weights);
    return new Examination(
        config.map(ModelFacts::of),
        tokenizer,
        weights.map(Weights::facts),
        tasks(config, weights),
        findings.all());
  }

  private ModelConfig config() throws IOException {
    Path file = folder.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(Message.of(ModelFiles.class, "files.missing", CONFIG));
    }
    return ModelConfig.read(file);
  }

  /** What a checkpoint holds, and the shapes of its tensors by name. */
  private record Weights(WeightsFacts facts, Map<String, List<Long>> shapes) {}

  private Weights weights() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      checkpoint.tensors().forEach((name, info) -> shapes.put(name, info.shape()));
      return new Weights(new WeightsExamination(checkpoint).examine(findings), shapes);
    }
  }

  private List<Readiness> tasks(Optional<ModelConfig> config, Optional<Weights> weights)
      throws IOException {
    if (config.isEmpty() || weights.isEmpty()) {
      return List.of();
    }
    Map<String, List<Long>> shapes = weights.get().shapes;
    findings.read(Part.WEIGHTS, () -> match(config.get(), shapes));
    new TrapsExamination(config.get(), shapes.keySet()).examine(findings);
    return new HeadsExamination(config.get(), shapes.keySet()).examine(findings);
  }

  /** Whether every parameter of the model, but for heads on it, is there in its shape. */
  private ParameterMatch match(ModelConfig config, Map<String, List<Long>> shapes) {
    return ParameterMatch.of(
        folder.toString(),
        config.architecture().parameterNames(),
        shapes,
        config.architecture() instanceof Trunk trunk
            ? trunk.trunk()
            : config.writing().withoutHead(),
        name -> false);
  }
}

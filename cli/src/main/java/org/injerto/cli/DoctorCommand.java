package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.cli.DoctorResult.Trial;
import org.injerto.doctor.Examination;
import org.injerto.doctor.MaskedWords;
import org.injerto.doctor.MemoryEstimate;
import org.injerto.doctor.Readiness.State;
import org.injerto.doctor.Speed;
import org.injerto.model.Engine;
import org.injerto.model.NeuralFeatureExtractor;
import org.injerto.model.NeuralMaskFiller;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.LongText;
import org.injerto.task.MaskFiller;
import org.injerto.task.Pooling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks a model over: is it whole, does it know Spanish, what is it good for, how fast is it? */
@Command(name = "doctor", aliases = "revisar", sortOptions = false)
final class DoctorCommand implements Action {
  @Parameters(
      paramLabel = "MODEL",
      descriptionKey = "doctor.model",
      converter = ModelReference.Converter.class)
  private ModelReference model = new ModelReference.Embedded("es-mini");

  @Option(names = "--files-only")
  private boolean filesOnly;

  @Override
  public ExitCode run(Session session) throws Exception {
    Path folder = model.folder(session);
    Examination examination = Examination.of(folder);
    Optional<Trial> trial =
        filesOnly || !examination.isSound() || examination.tasks().isEmpty()
            ? Optional.empty()
            : Optional.of(tried(folder, examination, session));
    DoctorResult result =
        new DoctorResult(model.toString(), examination, trial, session.language());
    session.print(result);
    return result.isSound() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Trial tried(Path folder, Examination examination, Session session)
      throws IOException {
    TaskOptions.Opened opened = TaskOptions.Opened.of(folder, Optional.empty(), LongText.FIRST);
    try (Engine engine = EngineFirstUse.start(session)) {
      List<MaskedWords.Answer> answers = answers(opened, examination, engine);
      return new Trial(
          answers,
          answers.isEmpty()
              ? List.of()
              : MaskedWords.judge(answers, examination.model().orElseThrow().pieces()),
          speed(opened, engine),
          MemoryEstimate.of(
              examination.weights().orElseThrow().parameters(),
              opened.model().config().trunk().size(),
              session.threads()));
    }
  }

  private static List<MaskedWords.Answer> answers(
      TaskOptions.Opened opened, Examination examination, Engine engine) throws IOException {
    boolean fills =
        examination.tasks().stream()
            .anyMatch(task -> task.task().equals("fill-mask") && task.state() == State.READY);
    Optional<String> mask = opened.reader().mask();
    if (!fills || mask.isEmpty()) {
      return List.of();
    }
    try (MaskFiller filler = NeuralMaskFiller.open(opened.model(), opened.reader(), engine)) {
      return MaskedWords.ask(filler, mask.get());
    }
  }

  private static Speed speed(TaskOptions.Opened opened, Engine engine) throws IOException {
    try (FeatureExtractor extractor =
        NeuralFeatureExtractor.open(opened.model(), opened.reader(), Pooling.MEAN, engine)) {
      return Speed.of(extractor, System::nanoTime);
    }
  }
}

package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.archive.ArchiveWriter;
import org.injerto.archive.ServingFiles;
import org.injerto.bundle.Bundle;
import org.injerto.inference.FoundGraph;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs what a bundle answers with into one archive, as platforms such as SageMaker take it. */
@Command(name = "package", aliases = "empaquetar", sortOptions = false)
final class PackageCommand implements Action {
  @Parameters(paramLabel = "BUNDLE", descriptionKey = "package.bundle")
  private Path bundle = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", descriptionKey = "package.output")
  private Path output = Path.of("model.tar.gz");

  @Option(names = "--overwrite", descriptionKey = "package.overwrite")
  private boolean overwrite;

  @Option(names = "--with-weights")
  private boolean withWeights;

  @Override
  public ExitCode run(Session session) throws IOException {
    AllProblems all = new AllProblems();
    all.of(this::checkedOutput);
    Optional<ServingFiles> files = all.of(() -> files(session));
    all.throwIfAny();
    ArchiveWriter.write(files.orElseThrow(), output);
    session.print(new PackageResult(output, files.orElseThrow().names(), Files.size(output)));
    return ExitCode.DONE;
  }

  private ServingFiles files(Session session) throws IOException {
    Path folder = HubAccess.folder(bundle, session);
    ServingFiles files = withWeights ? ServingFiles.withWeights(folder) : ServingFiles.of(folder);
    refuseOutdated(Bundle.exported(folder));
    return files;
  }

  /** Beside an unpacked archive there need not be weights that would tell. */
  private static void refuseOutdated(Bundle bundle) throws IOException {
    // The fastest first: the command that makes it makes the other one too.
    for (PrecisionChoice choice : List.of(PrecisionChoice.FASTEST, PrecisionChoice.FP32)) {
      FoundGraph found = FoundGraph.of(bundle, choice);
      if (found instanceof FoundGraph.Outdated) {
        found.required();
      }
    }
  }

  private Path checkedOutput() {
    Path folder = output.toAbsolutePath().getParent();
    if (Files.isDirectory(output)) {
      throw refused("package.is.folder", output);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused("package.no.folder", output, String.valueOf(folder));
    }
    if (Files.exists(output) && !overwrite) {
      throw refused("package.there", output);
    }
    return output;
  }

  private static InvalidInputException refused(String key, Object... arguments) {
    return new InvalidInputException(Message.of(PackageCommand.class, key, arguments));
  }
}

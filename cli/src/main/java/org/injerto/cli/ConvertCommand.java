package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.injerto.bundle.OutputFolder;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.checkpoint.Conversion;
import org.injerto.checkpoint.ElementType;
import org.injerto.cli.Interruption.Listening;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the weights of a model as safetensors, whatever form they have, with its other files. */
@Command(name = "convert", aliases = "convertir", sortOptions = false)
final class ConvertCommand implements Action {
  /** The kinds of numbers that weights can be written as, by the names of PyTorch. */
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "float32", ElementType.F32,
          "float16", ElementType.F16,
          "bfloat16", ElementType.BF16);

  @Parameters(paramLabel = "SOURCE", descriptionKey = "source")
  private String source = "";

  @Option(names = "--output", paramLabel = "DIR", required = true)
  private Path output = Path.of("");

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Option(
      names = "--dtype",
      paramLabel = "float32|float16|bfloat16",
      converter = TypeConverter.class)
  private @Nullable ElementType dtype;

  @Option(names = "--shard-size", paramLabel = "SIZE", converter = DataSize.class)
  private long shardSize = Long.MAX_VALUE;

  /** The name of a kind of number. */
  static final class TypeConverter implements ITypeConverter<ElementType> {
    @Override
    public ElementType convert(String written) {
      return Choice.of(written, TYPES);
    }
  }

  @Override
  public ExitCode run(Session session) throws Exception {
    Path from = from(session);
    refuseSamePlace(from);
    try (Listening person = session.interruption().listen();
        Checkpoint checkpoint = Checkpoint.open(from);
        OutputFolder folder = OutputFolder.open(output, overwrite)) {
      Conversion conversion = new Conversion(checkpoint, Optional.ofNullable(dtype));
      List<Path> files = new ArrayList<>();
      folder.fill(
          target -> {
            files.addAll(copyCompanions(from, target));
            files.addAll(write(conversion, target, session, person));
          });
      session.print(
          new ConversionResult(
              output,
              files.stream().map(file -> file.getFileName().toString()).toList(),
              conversion.tensors(),
              checkpoint.tied()));
      return ExitCode.DONE;
    } catch (CancellationException stopped) {
      throw new InterruptedRunException(Message.of(ConvertCommand.class, "convert.stopped"));
    }
  }

  /** A file as it is, or a folder by any name that a model has. */
  private Path from(Session session) throws IOException {
    Path path = new PathConverter().convert(source);
    return Files.isRegularFile(path) ? path : ModelReference.of(source).folder(session);
  }

  /** The source must outlive its conversion. */
  private void refuseSamePlace(Path from) throws IOException {
    Path target = Files.exists(output) ? output.toRealPath() : output.toAbsolutePath().normalize();
    Path file = from.toRealPath();
    if (file.startsWith(target)) {
      throw new InvalidInputException(
          Message.of(ConvertCommand.class, "convert.same", output, from));
    }
  }

  private static List<Path> copyCompanions(Path from, Path target) throws IOException {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    List<Path> companions = CheckpointFiles.companions(from);
    for (Path file : companions) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
    return companions;
  }

  private List<Path> write(Conversion conversion, Path target, Session session, Listening person)
      throws IOException {
    Message work = Message.of(ConvertCommand.class, "convert.work");
    try (Progress progress = session.progress(work, 0, megabytes(conversion.bytes()))) {
      return conversion.write(
          target,
          shardSize,
          bytes -> {
            if (person.requested()) {
              throw new CancellationException("the person stopped it");
            }
            progress.at(megabytes(bytes));
          });
    }
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }
}

package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.injerto.cli.ProgramProcess.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as real processes that are stopped by real signals; {@link ResumeTest} has train. */
class StoppedCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));

  @BeforeEach
  void writeSets() throws IOException {
    sets = SmallSets.in(folder);
  }

  @Test
  void aPredictionThatIsStoppedHasWrittenWholeLines() throws Exception {
    Run trained = Run.of(arguments("train", folder.resolve("mine"), 1));
    assertEquals(ExitCode.DONE, trained.code(), trained.err());
    Path texts =
        Files.writeString(folder.resolve("texts.txt"), "Muy bueno y barato\n".repeat(200_000));

    ProgramProcess process =
        start("predict", folder.resolve("mine").toString(), "--input", texts.toString());
    process.awaitOutput();
    process.terminate();
    Ended ended = process.end();

    assertEquals(130, ended.code(), ended.err());
    assertTrue(ended.out().endsWith("}\n"), ended.out());
    List<String> lines = ended.out().lines().toList();
    assertTrue(lines.size() < 200_000);
    assertTrue(JSON.readTree(lines.get(lines.size() - 1)).has("label"));
    String said = "Stopped after " + lines.size() + " lines";
    assertTrue(ended.err().isEmpty() || ended.err().startsWith(said), ended.err());
  }

  @Test
  void aComparisonThatIsStoppedLeavesNoReportAndNobodyOut() throws Exception {
    ProgramProcess process = start(arguments("compare", folder.resolve("report"), 100_000));
    await(process, folder.resolve(".report.part"));
    process.terminate();
    Ended ended = process.end();

    assertEquals(130, ended.code(), ended.err());
    assertEquals("", ended.out());
    assertFalse(ended.err().contains("Exception"), ended.err());
    assertFalse(Files.exists(folder.resolve("report")));

    List<String> again =
        new ArrayList<>(List.of(arguments("compare", folder.resolve("report"), 1)));
    again.addAll(List.of("--seeds", "1", "--strategies", "frozen", "--no-baseline"));
    Run run = Run.of(again.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertFalse(Files.exists(folder.resolve(".report.part")));
  }

  @Test
  void aConversionThatIsStoppedLeavesNothingAndCanBeBegunAnew() throws Exception {
    Path source = folder.resolve("large.safetensors");
    largeWeights(source);
    Path target = Files.createDirectory(folder.resolve("converted"));
    Path old = Files.writeString(target.resolve("config.json"), "{}");
    String[] convert = {"convert", source.toString(), "--output", target.toString(), "--overwrite"};

    ProgramProcess process = start(convert);
    await(process, folder.resolve(".converted.part"));
    process.terminate();
    Ended ended = process.end();

    assertEquals(130, ended.code(), ended.err());
    assertEquals("", ended.out());
    assertTrue(ended.err().endsWith("the same command begins anew"), ended.err());
    assertEquals("{}", Files.readString(old));
    assertEquals(1, target.toFile().list().length);
    assertFalse(Files.exists(folder.resolve(".converted.part")));
  }

  /** Two thousand million bytes that the disk need not store: of a hole all are zero. */
  private static void largeWeights(Path file) throws IOException {
    int tensors = 20;
    long bytes = 100_000_000;
    Map<String, Object> header = new LinkedHashMap<>();
    for (long i = 0; i < tensors; i++) {
      header.put(
          "weight" + i,
          Map.of(
              "dtype", "F32",
              "shape", List.of(bytes / Float.BYTES),
              "data_offsets", List.of(i * bytes, (i + 1) * bytes)));
    }
    byte[] json = JSON.writeValueAsBytes(header);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.writeLong(Long.reverseBytes(json.length));
      out.write(json);
      out.setLength(Long.BYTES + json.length + tensors * bytes);
    }
  }

  private void await(ProgramProcess process, Path begun) throws Exception {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(begun)) {
        assertTrue(process.isAlive(), "the run has ended");
        watch.poll(1, TimeUnit.SECONDS);
      }
    }
  }

  private String[] arguments(String command, Path output, int steps) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(sets.options(output, steps));
    return arguments.toArray(String[]::new);
  }

  private static ProgramProcess start(String... arguments) throws IOException {
    return ProgramProcess.start(Injerto.class, Map.of("LC_ALL", "en_US.UTF-8"), arguments);
  }
}

package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.injerto.cli.ProgramProcess.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are stopped by real signals. */
class ResumeTest {
  private static final String STATE = "training-state.safetensors";

  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));

  @BeforeEach
  void writeSets() throws IOException {
    sets = SmallSets.in(folder);
  }

  @Test
  void aRunThatWasKilledGoesOnToTheWeightsOfTheRunThatWasNot() throws Exception {
    assertEquals(0, start("whole").end().code());

    ProgramProcess killed = start("mine");
    awaitState(killed);
    killed.kill();
    Ended refused = start("mine").end();
    Ended resumed = start("mine", "--resume").end();

    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--resume goes on with it"), refused.err());
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(-1, Files.mismatch(weights("whole"), weights("mine")));
    assertFalse(Files.exists(folder.resolve(".mine.part")));
  }

  /** Within the writing of a state, of one that follows best weights, and of the bundle itself. */
  @Test
  void aRunThatIsKilledAgainAndAgainEndsWithTheSameWeights() throws Exception {
    assertEquals(0, start("whole").end().code());

    ProgramProcess first = start("mine");
    awaitState(first);
    killAtTheNext("." + STATE + ".part", 2, first);
    killAtTheNext("." + STATE + ".part", 12, start("mine", "--resume"));
    killAtTheNext("new", 1, start("mine", "--resume"));
    assertFalse(Files.exists(folder.resolve("mine")));
    Ended resumed = start("mine", "--resume").end();

    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(-1, Files.mismatch(weights("whole"), weights("mine")));
    assertFalse(Files.exists(folder.resolve(".mine.part")));
  }

  /** Kills a run in the moment in which it makes a file, or a folder, for the nth time. */
  private void killAtTheNext(String name, int times, ProgramProcess run) throws Exception {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.resolve(".mine.part").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      int made = 0;
      while (made < times) {
        assertTrue(run.isAlive(), () -> "the run has ended");
        WatchKey key = watch.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          made +=
              (int)
                  key.pollEvents().stream()
                      .filter(event -> Path.of(name).equals(event.context()))
                      .count();
          key.reset();
        }
      }
      run.kill();
    }
  }

  @Test
  void aRunThatIsAskedToStopKeepsItsStateAndSaysHowToGoOn() throws Exception {
    assertEquals(0, start("whole").end().code());

    ProgramProcess asked = start("mine");
    awaitState(asked);
    asked.terminate();
    Ended stopped = asked.end();
    Ended resumed = start("mine", "--resume").end();

    assertEquals(130, stopped.code(), stopped.err());
    assertTrue(stopped.err().contains("The same command with --resume goes on"), stopped.err());
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(-1, Files.mismatch(weights("whole"), weights("mine")));
  }

  @Test
  void twoRunsDoNotWriteTheSameOutput() throws Exception {
    ProgramProcess first = start("mine");
    awaitState(first);

    Ended second = start("mine").end();
    first.kill();

    assertEquals(2, second.code());
    assertTrue(second.err().contains("another run is writing"), second.err());
  }

  private ProgramProcess start(String output, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(sets.options(folder.resolve(output), 60));
    arguments.addAll(List.of("--save-every", "3"));
    arguments.addAll(List.of(more));
    return ProgramProcess.start(Injerto.class, Map.of(), arguments.toArray(String[]::new));
  }

  private Path weights(String bundle) {
    return folder.resolve(bundle).resolve("model.safetensors");
  }

  /** Waits until a run has saved its state. */
  private void awaitState(ProgramProcess run) throws Exception {
    Path work = folder.resolve(".mine.part");
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      await(folder, work, run, watch);
      await(work, work.resolve(STATE), run, watch);
    }
  }

  private static void await(Path within, Path file, ProgramProcess run, WatchService watch)
      throws Exception {
    within.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    while (!Files.exists(file)) {
      assertTrue(run.isAlive(), () -> "the run has ended");
      watch.poll(1, TimeUnit.SECONDS);
    }
  }
}

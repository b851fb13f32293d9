package org.injerto.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
  @TempDir private Path folder;
  private Path model;
  private Path target;

  @BeforeEach
  void prepare() throws IOException {
    model = SmallBundle.model(folder.resolve("model"));
    target = folder.resolve("out/mine");
  }

  @Test
  void aBundleHasTheFilesOfHuggingFaceAndTheManifestAndNothingIsLeftBesideIt() throws IOException {
    SmallBundle.write(target, model, "sí", false);

    assertEquals(Set.of("mine"), names(target.getParent()));
    assertEquals(
        Set.of("config.json", "model.safetensors", "vocab.txt", "tokenizer.json", "injerto.json"),
        names(target));
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Files.createDirectories(target);

    SmallBundle.write(target, model, "sí", false);

    assertEquals("sí", SmallBundle.label(target));
  }

  @Test
  void aFolderWithSomethingInItIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(Files.createDirectories(target).resolve("mine.txt"), "kept");

    assertRefused("--overwrite", false);
    assertEquals(Set.of("mine.txt"), names(target));
    assertEquals(Set.of("mine"), names(target.getParent()));
  }

  @Test
  void forgettingWhatIsFinishedLeavesTheNextRunAlone() throws IOException {
    OutputFolder finished = OutputFolder.open(target, false);
    finished.fill(place -> Files.writeString(place.resolve("result.txt"), "done"));
    try (OutputFolder next = OutputFolder.open(target, true)) {
      Files.writeString(next.work().resolve("state"), "begun");

      finished.discard();

      assertTrue(Files.exists(next.work().resolve("state")));
      assertThrows(InvalidInputException.class, () -> OutputFolder.open(target, true));
    }
  }

  @Test
  void overwritingReplacesTheWholeFolder() throws IOException {
    Files.writeString(Files.createDirectories(target).resolve("mine.txt"), "lost");

    SmallBundle.write(target, model, "sí", true);

    assertFalse(Files.exists(target.resolve("mine.txt")));
    assertEquals("sí", SmallBundle.label(target));
    assertEquals(Set.of("mine"), names(target.getParent()));
  }

  @Test
  void aLinkToAFolderStaysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectories(target));

    SmallBundle.write(link, model, "sí", false);

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("sí", SmallBundle.label(target));
  }

  @Test
  void neitherAFileNorTheRootOfADiskIsReplaced() throws IOException {
    Files.createDirectories(target.getParent());
    Files.createFile(target);

    assertRefused("is a file", true);
    target = folder.getRoot();
    assertRefused("is the root", true);
    target = Path.of("/dev");
    assertRefused("is the root", true);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsFoundBeforeTheWork() throws IOException {
    Files.createFile(folder.resolve("out"));

    assertThrows(InvalidInputException.class, () -> BundleWriter.open(target, false));
  }

  @Test
  void aFailureLeavesTheOldBundleAndTheStateAndNothingHalf() throws IOException {
    SmallBundle.write(target, model, "old", false);
    try (BundleWriter writer = BundleWriter.open(target, true)) {
      Files.writeString(writer.state(), "step 3");

      assertThrows(
          UncheckedIOException.class, () -> SmallBundle.finish(writer, model, "new", this::fail));
      assertEquals(
          Set.of(writer.state().getFileName().toString()), names(writer.state().getParent()));
    }

    assertEquals("old", SmallBundle.label(target));
  }

  private ByteBuffer fail() {
    throw new UncheckedIOException(new IOException("No space left on device"));
  }

  @Test
  void theStateWaitsForTheNextRunUntilTheBundleIsFinished() throws IOException {
    Path state;
    try (BundleWriter writer = BundleWriter.open(target, false)) {
      state = writer.state();
      Files.writeString(state, "step 3");
    }
    try (BundleWriter writer = BundleWriter.open(target, false)) {
      assertEquals("step 3", Files.readString(writer.state()));
      SmallBundle.finish(writer, model, "sí", () -> ByteBuffer.allocate(SmallBundle.WEIGHT_BYTES));
    }

    assertFalse(Files.exists(state));
  }

  @Test
  void whatIsDiscardedLeavesNothing() throws IOException {
    try (BundleWriter writer = BundleWriter.open(target, false)) {
      Files.writeString(writer.state(), "step 3");
      writer.discard();
    }

    assertEquals(Set.of(), names(target.getParent()));
  }

  @Test
  void twoWritersOfOneProcessCannotWriteTheSameBundle() throws IOException {
    try (BundleWriter first = BundleWriter.open(target, false)) {
      assertRefused("another run", false);
      Files.createSymbolicLink(folder.resolve("link"), target.getParent());
      target = folder.resolve("link/mine");
      assertRefused("another run", false);
      assertTrue(Files.exists(first.state().getParent()));
    }
    BundleWriter.open(target, false).close();
  }

  @Test
  void anotherProcessCannotWriteTheSameBundleUntilTheFirstIsDone() throws Exception {
    BundleProcess first = BundleProcess.start(List.of(), target, model, "sí");
    assertEquals("writing", first.nextLine());

    assertRefused("another run", true);
    String second = BundleProcess.start(List.of(), target, model, "no").goOn();
    assertTrue(second.contains("another run is writing " + target), second);

    assertEquals("done", first.goOn());
    assertEquals("sí", SmallBundle.label(target));
    SmallBundle.write(target, model, "new", true);
  }

  @Test
  void aProcessThatIsKilledLeavesTheOldBundleAndItsStateAndNobodyLocked() throws Exception {
    SmallBundle.write(target, model, "old", false);
    BundleProcess killed = BundleProcess.start(List.of(), target, model, "new");
    assertEquals("writing", killed.nextLine());

    killed.kill();

    assertEquals("old", SmallBundle.label(target));
    try (BundleWriter next = BundleWriter.open(target, true)) {
      assertEquals("step 3", Files.readString(next.state()));
      SmallBundle.finish(next, model, "next", () -> ByteBuffer.allocate(SmallBundle.WEIGHT_BYTES));
    }
    assertEquals("next", SmallBundle.label(target));
    assertEquals(Set.of("mine"), names(target.getParent()));
  }

  @Test
  void aProcessThatIsKilledBeforeItsFirstBundleLeavesNone() throws Exception {
    BundleProcess killed = BundleProcess.start(List.of(), target, model, "new");
    assertEquals("writing", killed.nextLine());

    killed.kill();

    assertFalse(Files.exists(target));
    SmallBundle.write(target, model, "next", false);
    assertEquals("next", SmallBundle.label(target));
  }

  @Test
  void theOldBundleComesBackAfterAKillBetweenTheTwoMoves() throws IOException {
    SmallBundle.write(target, model, "old", false);
    Path part = Files.createDirectories(target.resolveSibling(".mine.part"));
    Files.move(target, part.resolve("old"));

    assertRefused("--overwrite", false);

    assertEquals("old", SmallBundle.label(target));
  }

  /** The limit of a file's size stands in for the size of a disk, which only root can choose. */
  @Test
  void aDiskThatIsFullLeavesTheOldBundle() throws Exception {
    SmallBundle.write(target, model, "old", false);
    List<String> small = List.of("bash", "-c", "ulimit -f 1024; exec \"$@\"", "bash");

    String said = BundleProcess.start(small, target, model, "new").goOn();

    assertTrue(said.contains("java.io.IOException"), said);
    assertEquals("old", SmallBundle.label(target));
    assertEquals(Set.of("training-state.safetensors"), names(target.resolveSibling(".mine.part")));
  }

  private void assertRefused(String because, boolean overwrite) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> BundleWriter.open(target, overwrite));
    assertTrue(refused.getMessage().contains(because), refused.getMessage());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

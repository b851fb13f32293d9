package org.injerto.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.injerto.archive.ArchiveReader.Limits;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
  @TempDir private Path folder;
  private Path bundle;
  private Path archive;

  @BeforeEach
  void bundle() throws IOException {
    bundle = folder.resolve("mine");
    archive = folder.resolve("model.tar.gz");
    for (String name :
        List.of(
            "config.json",
            "tokenizer.json",
            "vocab.txt",
            "injerto.json",
            "injerto.lock",
            "model.safetensors",
            "notes.txt",
            "onnx/model.onnx",
            "onnx/model.int8.onnx",
            "onnx/model.onnx.data",
            "onnx/.model.onnx.part")) {
      Files.createDirectories(bundle.resolve(name).getParent());
      Files.writeString(bundle.resolve(name), "content of " + name);
    }
  }

  @Test
  void onlyWhatAnswersIsPackedAtTheRootOfTheArchive() throws IOException {
    ArchiveWriter.write(ServingFiles.of(bundle), archive);

    assertEquals(
        List.of(
            "config.json",
            "injerto.json",
            "onnx/model.int8.onnx",
            "onnx/model.onnx",
            "onnx/model.onnx.data",
            "tokenizer.json",
            "vocab.txt"),
        names());
  }

  @Test
  void weightsArePackedIfTheyAreAskedFor() throws IOException {
    Files.writeString(bundle.resolve("model-00001-of-00002.safetensors"), "shard");
    Files.writeString(bundle.resolve("model.safetensors.index.json"), "{}");

    ArchiveWriter.write(ServingFiles.withWeights(bundle), archive);

    assertEquals(
        List.of(
            "model-00001-of-00002.safetensors",
            "model.safetensors",
            "model.safetensors.index.json"),
        names().stream().filter(name -> name.startsWith("model")).toList());
  }

  @Test
  void theSameFilesGiveTheSameBytesWhereverAndWheneverTheyLie() throws IOException {
    ArchiveWriter.write(ServingFiles.of(bundle), archive);
    byte[] first = Files.readAllBytes(archive);

    Path elsewhere = folder.resolve("elsewhere");
    ArchiveReader.unpack(archive, elsewhere, Limits.USUAL);
    Files.setLastModifiedTime(elsewhere.resolve("config.json"), FileTime.fromMillis(1));
    ArchiveWriter.write(ServingFiles.of(elsewhere), archive);

    assertArrayEquals(first, Files.readAllBytes(archive));
  }

  @Test
  void theArchiveDoesNotSayWhoMadeItAndWhen() throws IOException {
    ArchiveWriter.write(ServingFiles.of(bundle), archive);

    for (TarArchiveEntry entry : entries()) {
      assertEquals(0, entry.getLongUserId());
      assertEquals(0, entry.getLongGroupId());
      assertEquals("", entry.getUserName());
      assertEquals("", entry.getGroupName());
      assertEquals(
          FileTime.from(java.time.Instant.parse("1980-01-01T00:00:00Z")),
          entry.getLastModifiedTime());
      assertEquals(0100644, entry.getMode());
    }
  }

  @Test
  void allThatIsMissingIsNamedTogether() throws IOException {
    for (String name : List.of("config.json", "tokenizer.json", "vocab.txt", "model.safetensors")) {
      Files.delete(bundle.resolve(name));
    }
    Files.delete(bundle.resolve("onnx/model.onnx"));
    Files.delete(bundle.resolve("onnx/model.int8.onnx"));

    assertEquals(
        List.of(
            "config.json is missing",
            "the tokenizer is missing: tokenizer.json or vocab.txt",
            "there is no graph in onnx/, which is what answers; make one first: injerto export "
                + bundle
                + " --int8",
            "there are no weights: model.safetensors"),
        assertThrows(InvalidInputException.class, () -> ServingFiles.withWeights(bundle))
            .problems()
            .stream()
            .map(Message::toString)
            .toList());
  }

  @Test
  void aFailureLeavesTheOldArchiveAsItWas() throws IOException {
    Files.writeString(archive, "old");
    ServingFiles files = ServingFiles.of(bundle);
    Files.delete(bundle.resolve("vocab.txt"));

    assertThrows(IOException.class, () -> ArchiveWriter.write(files, archive));

    assertEquals("old", Files.readString(archive));
    assertFalse(Files.exists(folder.resolve(".model.tar.gz.part")));
  }

  @Test
  void aLinkStaysAndTheArchiveBehindItIsReplaced() throws IOException {
    Path behind = Files.writeString(folder.resolve("store.tar.gz"), "old");
    Files.createSymbolicLink(archive, behind);

    ArchiveWriter.write(ServingFiles.of(bundle), archive);

    assertTrue(Files.isSymbolicLink(archive));
    assertTrue(Files.isRegularFile(behind) && Files.size(behind) > 100);
  }

  private List<String> names() throws IOException {
    return entries().stream().map(TarArchiveEntry::getName).toList();
  }

  private List<TarArchiveEntry> entries() throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.add(e);
      }
    }
    return entries;
  }
}

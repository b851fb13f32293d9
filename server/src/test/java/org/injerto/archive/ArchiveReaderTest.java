package org.injerto.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.injerto.archive.ArchiveReader.Limits;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  @TempDir private Path folder;
  private Path archive;
  private Path target;

  @BeforeEach
  void places() {
    archive = folder.resolve("model.tar.gz");
    target = folder.resolve("below/model");
  }

  @Test
  void filesAndFoldersComeOutAsTheyWentIn() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.odd(tar, "./", TarConstants.LF_DIR, "");
          Archives.odd(tar, "./onnx/", TarConstants.LF_DIR, "");
          Archives.file(tar, "./onnx/model.onnx", "grafo");
          Archives.file(tar, "código/ñandú.py", "print()");
          Archives.file(tar, "config.json", "{}");
        });

    ArchiveReader.unpack(archive, target, Limits.USUAL);

    assertEquals(Set.of("onnx/model.onnx", "código/ñandú.py", "config.json"), files());
    assertEquals("grafo", Files.readString(target.resolve("onnx/model.onnx")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../outside", "/outside", "a/../../outside", "a/../../model2/x", "//outside"})
  void nothingLeavesTheFolder(String name) throws IOException {
    Archives.write(archive, tar -> Archives.file(tar, name, "x"));

    assertEquals(List.of(name + " would lie outside the folder of the model"), problems());
    assertFalse(Files.exists(Path.of("/outside")));
    assertEquals(Set.of("model.tar.gz"), names(folder));
  }

  @Test
  void linksDevicesAndPipesAreRefusedAllAtOnce() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.file(tar, "config.json", "{}");
          Archives.odd(tar, "passwords", TarConstants.LF_SYMLINK, "/etc/shadow");
          Archives.odd(tar, "hard", TarConstants.LF_LINK, "config.json");
          Archives.odd(tar, "disk", TarConstants.LF_BLK, "");
          Archives.odd(tar, "pipe", TarConstants.LF_FIFO, "");
        });

    assertEquals(
        List.of(
            "passwords is a link to /etc/shadow; only files and folders are taken",
            "hard is a link to config.json; only files and folders are taken",
            "disk is neither a file nor a folder",
            "pipe is neither a file nor a folder"),
        problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\windows", "a\\b", "line\nbreak", "a/b/c/d/e/f/g/h/i"})
  void oddNamesAreRefused(String name) throws IOException {
    Archives.write(archive, tar -> Archives.file(tar, name, "x"));
    assertTrue(problems().get(0).contains("has a backslash, a colon or a control character"));
  }

  @Test
  void aNameHas255CharactersAtMost() throws IOException {
    String longest = "x".repeat(200) + "/" + "y".repeat(54);
    Archives.write(archive, tar -> Archives.file(tar, longest, "x"));
    ArchiveReader.unpack(archive, target, Limits.USUAL);
    assertEquals(Set.of(longest), files());

    Archives.write(archive, tar -> Archives.file(tar, longest + "y", "x"));
    assertEquals(1, problems().size());
  }

  /** A byte of it is in the archive, and a thousand million are said to be between its holes. */
  @Test
  void aFileWithHolesIsRefused() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.header(
              tar, "GNU.sparse.size=1000000000", "GNU.sparse.numblocks=1", "GNU.sparse.map=0,1");
          Archives.file(tar, "holes", "x");
        });

    assertEquals("holes is neither a file nor a folder", problems().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json/below", "config.json/far/below", "./config.json/far/below/"})
  void nothingLiesBelowAFile(String name) throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.file(tar, "config.json", "{}");
          Archives.odd(tar, name, TarConstants.LF_NORMAL, "");
        });

    assertEquals(List.of(name + " stands in it twice, or below a file"), problems());
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAsItIs() throws IOException {
    Archives.write(archive, tar -> Archives.file(tar, "../outside", "x"));
    Files.createDirectories(target);
    Files.writeString(target.resolve("mine"), "still here");

    assertThrows(IOException.class, () -> ArchiveReader.unpack(archive, target, Limits.USUAL));

    assertEquals("still here", Files.readString(target.resolve("mine")));
  }

  @Test
  void aNameIsTakenOnce() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.file(tar, "config.json", "{}");
          Archives.file(tar, "./config.json", "{\"a\":1}");
        });
    assertEquals(List.of("./config.json stands in it twice, or below a file"), problems());
  }

  @Test
  void moreThanTheLimitIsNotUnpacked() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.file(tar, "a", "x".repeat(600));
          Archives.file(tar, "b", "x".repeat(600));
        });
    ArchiveReader.unpack(archive, target, new Limits(1200, 2));
    assertEquals(Set.of("a", "b"), files());

    assertEquals(List.of("its files are more than 1199 bytes"), problems(new Limits(1199, 2)));
    assertEquals(List.of("it has more than 1 files and folders"), problems(new Limits(1200, 1)));
  }

  /** 40 MB that are packed to 40 kB, where a reader would hold them in memory as a name. */
  @Test
  void aNameWithoutEndIsNotReadToItsEnd() throws IOException {
    Archives.write(
        archive,
        tar -> {
          TarArchiveEntry entry =
              new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
          entry.setSize(40_000_000);
          tar.putArchiveEntry(entry);
          tar.write(new byte[40_000_000]);
          tar.closeArchiveEntry();
          Archives.file(tar, "config.json", "{}");
        });

    assertEquals(
        List.of("between two files it has more than 1048576 bytes of headers"), problems());
  }

  @Test
  void everyWayToBeDamagedIsAReason() throws IOException {
    Archives.write(archive, tar -> Archives.file(tar, "config.json", noise()));
    byte[] whole = Files.readAllBytes(archive);

    for (int length = 0; length < whole.length - 8; length += 211) {
      Files.write(archive, Arrays.copyOf(whole, length));
      assertEquals(1, problems().size(), "cut after " + length);
    }
    Files.writeString(archive, "{\"this\": \"is not an archive\"}");
    assertEquals(
        List.of("it is not packed with gzip; expected a model.tar.gz as injerto package writes it"),
        problems());
  }

  @Test
  void anArchiveOfNothingIsRefused() throws IOException {
    Archives.write(archive, tar -> {});
    assertEquals(List.of("it is an empty archive, or none"), problems());
  }

  @Test
  void whatWasUnpackedBeforeTheProblemIsGone() throws IOException {
    Archives.write(
        archive,
        tar -> {
          Archives.file(tar, "onnx/model.onnx", "grafo");
          Archives.file(tar, "../outside", "x");
        });
    assertEquals(1, problems().size());
    assertFalse(Files.exists(target));
  }

  /** Text that gzip cannot make small, so that cutting it anywhere hits its middle. */
  private static String noise() {
    StringBuilder noise = new StringBuilder();
    long state = 42;
    for (int i = 0; i < 4000; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      noise.append((char) ('0' + (state >>> 33) % 70));
    }
    return noise.toString();
  }

  private List<String> problems() {
    return problems(Limits.USUAL);
  }

  private List<String> problems(Limits limits) {
    Path fresh = folder.resolve("model");
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> ArchiveReader.unpack(archive, fresh, limits));
    assertEquals(archive + " cannot be unpacked:", refused.subject().in(Locale.ENGLISH));
    assertFalse(Files.exists(fresh));
    return refused.problems().stream().map(Message::toString).toList();
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(Files::isRegularFile)
          .map(file -> target.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> names(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

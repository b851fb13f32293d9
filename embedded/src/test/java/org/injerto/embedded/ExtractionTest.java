package org.injerto.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionTest {
  private static final ResourceIndex TICKETS = ResourceIndex.read().in("data/tickets");
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir private Path cache;
  private final Extraction extraction = new Extraction(TICKETS);

  @Test
  void writesEveryFileAndNothingElse() throws IOException {
    Path folder = extraction.into(cache);

    assertEquals(List.of("README.md", "dev.tsv", "test.tsv", "train.tsv"), namesIn(folder));
    assertIntact(folder);
  }

  @Test
  void theFolderIsNamedAfterItsContents() throws IOException {
    Path folder = extraction.into(cache);
    Path others = new Extraction(ResourceIndex.read().in("data/opiniones")).into(cache);

    assertEquals(cache.resolve("data"), folder.getParent());
    assertEquals("tickets-", folder.getFileName().toString().substring(0, 8));
    assertNotEquals(suffix(folder), suffix(others));
  }

  @Test
  void whatIsIntactIsLeftAlone() throws IOException {
    Path train = extraction.into(cache).resolve("train.tsv");
    Files.setLastModifiedTime(train, LONG_AGO);

    extraction.into(cache);

    assertEquals(LONG_AGO, Files.getLastModifiedTime(train));
  }

  @Test
  void aDamagedFileOfTheRightLengthIsRepaired() throws IOException {
    Path train = extraction.into(cache).resolve("train.tsv");
    byte[] bytes = Files.readAllBytes(train);
    bytes[bytes.length / 2] ^= 1;
    Files.write(train, bytes);

    assertIntact(extraction.into(cache));
  }

  @Test
  void missingAndShortenedFilesAreRepaired() throws IOException {
    Path folder = extraction.into(cache);
    Files.delete(folder.resolve("dev.tsv"));
    Files.write(folder.resolve("test.tsv"), new byte[] {'x'});

    assertIntact(extraction.into(cache));
  }

  @Test
  void manyAtOnceDoNotDisturbEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Path> task = () -> new Extraction(TICKETS).into(cache);
      for (Future<Path> folder : pool.invokeAll(Stream.generate(() -> task).limit(40).toList())) {
        assertIntact(folder.get());
        assertEquals(TICKETS.files().size(), namesIn(folder.get()).size());
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void assertIntact(Path folder) throws IOException {
    for (ResourceFile file : TICKETS.files()) {
      assertEquals(file.sha256(), Sha256.of(folder.resolve(file.name())), file.name());
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String suffix(Path folder) {
    String name = folder.getFileName().toString();
    return name.substring(name.lastIndexOf('-'));
  }
}

package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir private Path folder;

  @Test
  void librariesAreUnpackedOnceAndAHalfOneIsReplaced() throws IOException {
    List<URL> packed = List.of(file("one.so", "first"), file("two.so", "second"));

    Path place = NativeLibrary.unpack(packed, folder.resolve("cache"));
    assertArrayEquals("first".getBytes(), Files.readAllBytes(place.resolve("one.so")));

    FileTime old = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(place.resolve("one.so"), old);
    Files.writeString(place.resolve("two.so"), "sec");
    assertEquals(place, NativeLibrary.unpack(packed, folder.resolve("cache")));
    assertEquals(old, Files.getLastModifiedTime(place.resolve("one.so")));
    assertArrayEquals("second".getBytes(), Files.readAllBytes(place.resolve("two.so")));
    try (Stream<Path> left = Files.list(place)) {
      assertEquals(2, left.count());
    }
  }

  private URL file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toUri().toURL();
  }
}

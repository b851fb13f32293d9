package org.injerto.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourceIndexTest {
  @Test
  void listsExactlyTheFilesThatAreThereWithTheirHashes() throws IOException, URISyntaxException {
    URI classes = ResourceIndex.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path root = Path.of(classes).resolve("org/injerto/embedded");
    TreeMap<String, String> there = new TreeMap<>();
    for (String kind : new String[] {"models", "data"}) {
      try (Stream<Path> files = Files.walk(root.resolve(kind)).filter(Files::isRegularFile)) {
        for (Path file : files.toList()) {
          there.put(root.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
        }
      }
    }

    TreeMap<String, String> listed = new TreeMap<>();
    ResourceIndex.read().files().forEach(f -> listed.put(f.folder() + "/" + f.name(), f.sha256()));

    assertEquals(there, listed);
  }
}

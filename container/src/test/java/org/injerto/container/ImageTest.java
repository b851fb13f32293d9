package org.injerto.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the profile {@code image} has built, without running it. */
@Tag("image")
class ImageTest {
  private static final Path TAR = Path.of(System.getProperty("injerto.image"));
  private static final Path AGAIN = Path.of(System.getProperty("injerto.image.again"));
  private static final String PROGRAM = "opt/injerto/";

  private static Image image;

  @BeforeAll
  static void read() throws IOException {
    image = Image.read(TAR);
  }

  @Test
  void twoBuildsGiveTheSameImage() throws IOException {
    assertEquals(-1, Files.mismatch(TAR, AGAIN));
  }

  @Test
  void itIsSmall() {
    String sizes = image.packed() + " bytes packed, " + image.unpacked() + " unpacked";
    assertTrue(image.packed() < 120_000_000, sizes);
  }

  @Test
  void itRunsAsAUserWithoutRights() {
    assertEquals("65532:65532", image.config().get("User").asText());
    image
        .files()
        .forEach(
            (name, file) -> {
              assertEquals(0, file.owner(), name);
              boolean othersWrite = (file.mode() & 022) != 0;
              assertEquals(name.equals("tmp/"), othersWrite, name);
            });
  }

  @Test
  void itServesAndKnowsItsHealth() {
    JsonNode config = image.config();
    assertEquals("[\"/opt/java/bin/java\",\"@serve.args\"]", config.get("Entrypoint").toString());
    assertEquals("[\"serve\"]", config.get("Cmd").toString());
    assertEquals("/opt/injerto", config.get("WorkingDir").asText());
    assertEquals(
        "[\"CMD\",\"/opt/java/bin/java\",\"@health.args\"]",
        config.get("Healthcheck").get("Test").toString());
  }

  @Test
  void theClassPathIsWhatLiesThere() {
    Set<String> jars = jars();
    for (String options : List.of("serve.args", "health.args")) {
      String classPath =
          image
              .files()
              .get(PROGRAM + options)
              .text()
              .lines()
              .filter(line -> line.startsWith("-cp "))
              .map(line -> line.substring(4))
              .collect(Collectors.joining());
      List<String> written = Arrays.asList(classPath.split(":"));
      assertEquals(written.size(), jars.size());
      assertEquals(jars, new TreeSet<>(written));
    }
  }

  @Test
  void nothingIsUnpackedAtTheStart() throws IOException {
    assertTrue(image.files().containsKey(PROGRAM + "native/libonnxruntime.so"));
    assertTrue(image.files().containsKey(PROGRAM + "native/libonnxruntime4j_jni.so"));
    for (String jar : jars()) {
      assertFalse(holdsLibraries(image.files().get(PROGRAM + jar).content()), jar);
    }
  }

  @Test
  void whatOnlyTrainingNeedsIsNotThere() {
    String jars = String.join(" ", jars());
    for (String name :
        List.of("pytorch", "javacpp", "openblas", "liblinear", "picocli", "injerto-cli", "junit")) {
      assertFalse(jars.contains(name), name);
    }
  }

  @Test
  void everyJarStandsInTheBillOfMaterials() throws IOException {
    JsonNode bill = Image.json(image.files().get(PROGRAM + "bom.json"));
    assertEquals("CycloneDX", bill.get("bomFormat").asText());
    Set<String> listed = new TreeSet<>();
    listed.add("lib/" + file(bill.get("metadata").get("component")));
    bill.get("components").forEach(component -> listed.add("lib/" + file(component)));
    Set<String> missing = jars();
    missing.removeAll(listed);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyLibraryOfTheSystemStandsInItsOwnBill() throws IOException {
    Set<String> listed = new TreeSet<>();
    Image.json(image.files().get(PROGRAM + "bom-system.json"))
        .get("components")
        .forEach(component -> listed.add(component.get("name").asText()));
    Set<String> there =
        image.files().keySet().stream()
            .filter(name -> name.matches("(usr/)?lib(64)?/.*\\.so\\.[0-9]+"))
            .map(name -> name.substring(name.lastIndexOf('/') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    there.add("OpenJDK");
    assertEquals(there, listed);
  }

  private static String file(JsonNode component) {
    return component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
  }

  private static Set<String> jars() {
    return image.files().keySet().stream()
        .filter(name -> name.startsWith(PROGRAM) && name.endsWith(".jar"))
        .map(name -> name.substring(PROGRAM.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean holdsLibraries(byte[] jar) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches(".*\\.(so|dll|dylib)")) {
          return true;
        }
      }
    }
    return false;
  }
}

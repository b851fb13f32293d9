package org.injerto.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.distribution.InstalledProgram.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final String NAMES =
      "{\"models\":[\"es-mini\"],\"data\":[\"opiniones\",\"tickets\"],"
          + "\"cache\":\"/no/cache\",\"cached\":[]}\n";
  private static final String CACHE = "HF_HUB_CACHE";

  @TempDir private Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void chooseAHomeWithASpaceAndAnAccent() {
    home = folder.resolve("mis programas ñ");
  }

  @Test
  void startsFromElsewhereThroughALinkToALink() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), install().launcher());
    Path second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());

    Ended ended =
        InstalledProgram.start(
            second, Path.of("/"), Map.of(CACHE, "/no/cache"), "models", "--json");

    assertEquals(new Ended(0, NAMES, ""), ended);
  }

  @Test
  void fileNamesWithAccentsWorkInAnyLocale() throws Exception {
    InstalledProgram program = install();
    Files.writeString(home.resolve("año.yaml"), "json: true\n");

    for (String locale : List.of("C", "en_US", "no_SUCH.UTF-8")) {
      Ended ended =
          program.start(
              Map.of("LC_ALL", locale, CACHE, "/no/cache"), "models", "--config", "año.yaml");
      assertEquals(new Ended(0, NAMES, ""), ended, locale);
    }
  }

  @Test
  void theLocaleAskedForDecidesTheLanguage() throws Exception {
    InstalledProgram program = install();

    assertTrue(program.start(Map.of("LC_ALL", "en_GB"), "--help").out().contains("Usage:"));
    assertTrue(program.start(Map.of("LC_ALL", "es_AR"), "--help").out().contains("Uso:"));
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertEquals(2, install().start(Map.of(), "models", "--nonsense").code());
  }

  @Test
  void theSecondStartReadsTheClassesOfTheFirstFromItsArchive() throws Exception {
    // JDK 17 makes no use of the archive where the path has a space or an accent.
    home = folder.resolve("programs");
    InstalledProgram program = install();
    Path log = folder.resolve("classes.log");
    program.start(Map.of(), "--help");

    program.start(Map.of("INJERTO_JAVA_OPTIONS", "-Xlog:class+load:file=" + log), "--version");

    String injerto =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("org.injerto.cli.Injerto "))
            .findFirst()
            .orElseThrow();
    assertTrue(injerto.contains("shared objects file"), injerto);
  }

  @Test
  void aStandardInputThatIsClosedIsEmptyAndNotTheFileThatJavaOpensFirst() throws Exception {
    Path java = fakeJava("17.0.1");
    Files.writeString(java.resolve("bin").resolve("java"), "#!/bin/sh\nwc -c\n");
    Path launcher = install().launcher();

    Ended ended =
        InstalledProgram.start(
            Path.of("/bin/sh"),
            folder,
            Map.of("JAVA_HOME", java.toString()),
            "-c",
            "\"$0\" predict mine <&-",
            launcher.toString());

    assertEquals("0", ended.out().strip(), ended.err());
  }

  @Test
  void anOlderJavaIsRefusedInBothLanguages() throws Exception {
    Path java = fakeJava("11.0.2");

    Ended ended = install().start(Map.of("JAVA_HOME", java.toString()), "models");

    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("necesita Java 17"), ended.err());
    assertTrue(ended.err().contains("needs Java 17 or later; found: 11.0.2"), ended.err());
  }

  @Test
  void anOperationOfTheEngineHasOneThread() throws Exception {
    String seen = seenByJava(Map.of(), "train", "--threads", "3");

    assertTrue(seen.contains("\nOMP_NUM_THREADS=1\n"), seen);
    assertTrue(seen.contains("\nOPENBLAS_NUM_THREADS=1\n"), seen);
    assertTrue(seen.contains("\nOMP_WAIT_POLICY=PASSIVE\n"), seen);
    assertTrue(seen.contains("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0 "), seen);
  }

  @Test
  void whatThePersonHasSetForTheEngineStays() throws Exception {
    String seen = seenByJava(Map.of("OMP_NUM_THREADS", "7", "OMP_WAIT_POLICY", "ACTIVE"), "train");

    assertTrue(seen.contains("\nOMP_NUM_THREADS=7\n"), seen);
    assertTrue(seen.contains("\nOMP_WAIT_POLICY=ACTIVE\n"), seen);
  }

  @Test
  void mklIsUsedWhereItIsPacked() throws Exception {
    Files.createFile(install().lib().resolve("mkl-1.jar"));

    String seen = seenByJava(Map.of("MKL_NUM_THREADS", "2"), "train");

    assertTrue(seen.contains("\nMKL_THREADING_LAYER=GNU\n"), seen);
    assertTrue(seen.contains("-Dorg.bytedeco.openblas.load=mkl "), seen);
    assertTrue(seen.contains("/cache-mkl "), seen);
  }

  private InstalledProgram install() throws IOException {
    return InstalledProgram.in(home);
  }

  /** The environment and the arguments with which the launcher becomes the JVM. */
  private String seenByJava(Map<String, String> environment, String... arguments) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", fakeJava("17.0.1").toString());
    Path launcher = Files.exists(home) ? home.resolve("bin/injerto") : install().launcher();
    return InstalledProgram.start(launcher, folder, all, arguments).out();
  }

  /** A Java that only shows how it was called. */
  private Path fakeJava(String version) throws IOException {
    Path java = folder.resolve("java " + version);
    Path program = java.resolve("bin").resolve("java");
    Files.createDirectories(program.getParent());
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(program, "#!/bin/sh\necho\nenv\necho \"$* \"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return java;
  }
}

package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every text stands in both languages. */
class TranslationsTest {
  private static final Pattern BLANK = Pattern.compile("\\{\\d+}|\\$\\{[\\w-]+}|%n");

  static Stream<String> templates() {
    Stream<String> messages =
        new ClassFileImporter()
            .importPackages("org.injerto").stream()
                .map(type -> "/" + type.getPackageName().replace('.', '/') + "/messages")
                .distinct()
                .filter(name -> open(name + ".properties") != null);
    return Stream.concat(messages, Stream.of("/org/injerto/cli/help"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void bothLanguagesHaveTheSameTemplatesWithTheSameBlanks(String name) throws IOException {
    Properties english = read(name + ".properties");
    Properties spanish = read(name + "_es.properties");

    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(spanish.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(blanks(english.getProperty(key)), blanks(spanish.getProperty(key)), key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void everyCommandAndOptionIsExplained(String language) {
    CommandLine program = new Injerto().commandLine();
    program.setResourceBundle(
        ResourceBundle.getBundle("org.injerto.cli.help", Locale.forLanguageTag(language)));

    assertExplained(program.getCommandSpec());
  }

  private static void assertExplained(CommandSpec command) {
    String name = command.qualifiedName();
    assertTrue(command.usageMessage().description().length > 0, name);
    assertTrue(command.usageMessage().footer().length > 0, name + " has no example");
    for (OptionSpec option : command.options()) {
      assertTrue(option.description().length > 0, name + " " + option.longestName());
      assertFalse(option.description()[0].isBlank(), name + " " + option.longestName());
    }
    command
        .positionalParameters()
        .forEach(p -> assertTrue(p.description().length > 0, p.paramLabel()));
    command.subcommands().values().forEach(sub -> assertExplained(sub.getCommandSpec()));
  }

  private static List<String> blanks(String template) {
    return BLANK.matcher(template).results().map(MatchResult::group).sorted().toList();
  }

  private static Properties read(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream file = open(name)) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static InputStream open(String name) {
    return TranslationsTest.class.getResourceAsStream(name);
  }
}

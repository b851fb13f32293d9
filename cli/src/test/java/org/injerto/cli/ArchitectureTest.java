package org.injerto.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The directions of {@code docs/architecture.md} and the rules of the house that code can check.
 */
class ArchitectureTest {
  private static final String ROOT = "org.injerto.";

  /**
   * What each package may import of ours; a package below it, such as text.spanish, counts as it.
   */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("provenance", List.of()),
          Map.entry("data", List.of("text")),
          Map.entry("tokenizer", List.of("text")),
          Map.entry("task", List.of("text")),
          Map.entry("architecture", List.of("text")),
          Map.entry("checkpoint", List.of("text")),
          Map.entry("doctor", List.of("text", "tokenizer", "task", "architecture", "checkpoint")),
          Map.entry("embedded", List.of("text", "provenance")),
          Map.entry("report", List.of("text")),
          Map.entry("archive", List.of("text", "tokenizer")),
          Map.entry("hub", List.of("text", "checkpoint")),
          Map.entry("evaluation", List.of("text", "data", "task")),
          Map.entry("baseline", List.of("text", "data", "evaluation")),
          Map.entry(
              "bundle",
              List.of("text", "tokenizer", "task", "architecture", "checkpoint", "provenance")),
          Map.entry("pipeline", List.of("text", "tokenizer", "task", "architecture")),
          Map.entry("model", engine()),
          Map.entry("onnx", List.of("text", "tokenizer", "task", "architecture", "checkpoint")),
          Map.entry("inference", concat(engine(), "bundle", "onnx", "provenance")),
          Map.entry("server", concat(engine(), "bundle", "inference", "onnx", "provenance")),
          Map.entry("training", training()),
          Map.entry("transfer", concat(training(), "training", "baseline")),
          Map.entry(
              "container",
              concat(engine(), "archive", "bundle", "inference", "server", "provenance")),
          Map.entry("cli", List.of("*")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.injerto");

  private static List<String> engine() {
    return List.of("text", "tokenizer", "task", "architecture", "checkpoint", "pipeline");
  }

  private static List<String> training() {
    return concat(engine(), "model", "data", "evaluation", "provenance", "bundle");
  }

  private static List<String> concat(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  @Test
  void everyPackageHasItsPlaceInTheDirection() {
    assertEquals(Set.of(), minus(slicesThere(), MAY_IMPORT.keySet()));
  }

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatItMay() {
    return MAY_IMPORT.entrySet().stream()
        .filter(entry -> !entry.getValue().contains("*"))
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> checkImports(entry)));
  }

  private static void checkImports(Map.Entry<String, List<String>> entry) {
    String[] allowed =
        concat(entry.getValue(), entry.getKey()).stream()
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + entry.getKey() + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.injerto..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheNeuralPackagesSeeTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "model..", ROOT + "training..", ROOT + "transfer..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void onlyInferenceSeesOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "inference..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void onlyTheServerItselfSeesJettyAndMicrometer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "server")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "io.micrometer..")
        .check(CLASSES);
  }

  @Test
  void onlyProgramsPrintAndExit() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "container..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void randomnessIsInjected() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void noClassIsAGrabBag() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Base|Common)")
        .orShould()
        .haveNameMatching(".*[.$](Base|Common|Abstract)[A-Z][^.]*")
        .check(CLASSES);
  }

  @Test
  void aPackageStandsInOneModuleOnly() {
    Map<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(module(type));
    }
    modules.forEach((name, places) -> assertEquals(1, places.size(), name + " in " + places));
  }

  @Test
  void everyPackageRefusesNull() {
    for (JavaClass type : CLASSES) {
      assertTrue(type.getPackage().isAnnotatedWith(NullMarked.class), type.getPackageName());
    }
  }

  /** The folder or the jar that a class stands in. */
  private static String module(JavaClass type) {
    String uri = type.getSource().orElseThrow().getUri().toString();
    return uri.substring(0, uri.lastIndexOf(type.getPackageName().replace('.', '/')));
  }

  private static Set<String> slicesThere() {
    return CLASSES.stream()
        .map(type -> type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}

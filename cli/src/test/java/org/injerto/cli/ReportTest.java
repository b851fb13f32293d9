package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.injerto.provenance.InjertoVersion;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Comparison.Estimate;
import org.injerto.transfer.Comparison.Metric;
import org.injerto.transfer.Trial;
import org.injerto.transfer.Trial.Arm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ReportTest {
  private static final List<String> LABELS = List.of("alta", "baja", "otra");
  private static final Comparison SHAPE = Contests.shape(LABELS, 30);

  @TempDir private Path folder;

  private static Trial trial(String strategy, int size, long seed, int wrong) {
    return Contests.trial(SHAPE, new Arm(strategy, size, seed), wrong);
  }

  /** Two strategies, three sizes, two seeds; the largest size is neither the first nor the last. */
  private static Comparison usual() {
    return Contests.with(
        SHAPE,
        trial("finetune", 100, 7, 15),
        trial("tfidf", 100, 7, 14),
        trial("finetune", 100, 8, 15),
        trial("tfidf", 100, 8, 14),
        trial("finetune", 400, 7, 12),
        trial("tfidf", 400, 7, 3),
        trial("finetune", 400, 8, 6),
        trial("tfidf", 400, 8, 3),
        trial("finetune", 50, 7, 20),
        trial("tfidf", 50, 7, 19),
        trial("finetune", 50, 8, 22),
        trial("tfidf", 50, 8, 19));
  }

  private PageOfReport page(Comparison comparison, String language, String text)
      throws IOException {
    TaskData data = Contests.data(comparison, folder, text);
    Run run = Run.with(new Writing(comparison, data, folder), "act", "--language", language);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return PageOfReport.read(folder.resolve(Report.PAGE));
  }

  private PageOfReport page(Comparison comparison) throws IOException {
    return page(comparison, "es", "texto");
  }

  @Test
  void theTableHasTheNumbersOfTheComparisonAndMarksTheBestOfEachSize() throws IOException {
    Comparison comparison = usual();
    Wording wording = new Wording(Locale.forLanguageTag("es"));

    List<List<String>> rows = page(comparison).table("Sobre 30 textos de prueba");

    assertEquals(7, rows.size());
    Estimate f1 = comparison.estimate(Metric.MACRO_F1, "finetune", 400);
    double accuracy = comparison.estimate(Metric.ACCURACY, "finetune", 400).mean();
    assertEquals(0.7, accuracy, 1e-12);
    assertEquals(
        List.of(
            "Ajuste fino",
            "400",
            wording.percent(f1.mean()),
            wording.percent(f1.interval()),
            "70,0\u00A0%",
            "20",
            "1,3"),
        rows.get(3));
    assertEquals("–", rows.get(4).get(5));
    assertEquals(
        List.of("TF-IDF", "TF-IDF", "TF-IDF"),
        page(comparison).all("tr", "best").stream()
            .map(row -> PageOfReport.cells(row).get(0))
            .toList());
  }

  @Test
  void theIntroductionIsTheConclusion() throws IOException {
    Comparison comparison = usual();

    for (String language : List.of("es", "en")) {
      PageOfReport page = page(comparison, language, "texto");
      Wording wording = new Wording(Locale.forLanguageTag(language));
      List<String> sentences = new Conclusion(Findings.of(comparison), wording).sentences();
      assertEquals(String.join("\n", sentences), page.introduction());
      assertEquals(language, page.language());
    }
  }

  @Test
  void theKeyFiguresSetTheMainStrategyBesideTheStrongestOther() throws IOException {
    Comparison comparison =
        Contests.with(
            SHAPE,
            trial("scratch", 400, 7, 20),
            trial("finetune", 400, 7, 12),
            trial("tfidf", 400, 7, 3));

    List<String> figures = page(comparison).keyFigures();

    assertTrue(figures.get(0).startsWith("F1 macro: Ajuste fino|60,0\u00A0%|Intervalo"));
    assertTrue(figures.get(1).startsWith("Exactitud: Ajuste fino|60,0\u00A0%|Intervalo"));
    assertTrue(figures.get(2).startsWith("Diferencia con TF-IDF|−30,0|puntos"), figures.get(2));
    assertEquals(
        "Textos de prueba|30|3 etiquetas; decir siempre la más frecuente acierta el 33,3\u00A0%",
        figures.get(3));
  }

  @Test
  void theKeyFiguresAreThoseOfTheLargestSize() throws IOException {
    Comparison comparison = usual();
    double difference =
        comparison.difference(Metric.MACRO_F1, "tfidf", "finetune", 400).difference();
    String points = new Wording(Locale.forLanguageTag("es")).signedPoints(difference);

    List<String> figures = page(comparison).keyFigures();

    assertTrue(figures.get(1).startsWith("Exactitud: Ajuste fino|70,0\u00A0%|"), figures.get(1));
    assertTrue(figures.get(2).startsWith("Diferencia con TF-IDF|" + points + "|"), figures.get(2));
  }

  @Test
  void theConfusionMatrixIsTheSumOfTheSeedsOfTheLargestSize() throws IOException {
    PageOfReport page = page(usual());

    assertEquals(
        List.of(
            List.of("alta", "14", "6", "0"),
            List.of("baja", "0", "14", "6"),
            List.of("otra", "6", "0", "14")),
        page.numbers("Etiquetas correctas y predichas"));
    assertEquals(
        "70\u00A0%", page.numbers("F1 por etiqueta").get(1).get(1)); // mean of 60 % and 80 %
  }

  @Test
  void curvesShowMeanAndSpreadOfTheSeedsByStepAndByExamples() throws IOException {
    PageOfReport page = page(usual());

    // at step 10 dev scores are 0.500 less a thousandth for each of 12 and 6 wrong texts
    assertEquals(
        List.of("10", "49,1\u00A0% (48,8\u00A0%\u00A0–\u00A049,4\u00A0%)"),
        page.numbers("Paso a paso, con 400 ejemplos").get(0));
    List<List<String>> byExamples = page.numbers("Con más ejemplos para aprender");
    assertEquals(List.of("50", "100", "400"), byExamples.stream().map(row -> row.get(0)).toList());
    assertTrue(byExamples.get(2).get(2).startsWith("90\u00A0% ("), byExamples.toString());
  }

  @Test
  void theMostConfidentMistakesComeFirstWithWhatTheOthersSaid() throws IOException {
    List<String> quotes = page(usual()).quotes();

    assertEquals(10, quotes.size()); // 12 texts are wrong with the first seed: 11 to 0
    assertEquals(
        IntStream.rangeClosed(2, 11).map(i -> 13 - i).mapToObj(i -> i + " texto").toList(),
        quotes.stream().map(quote -> quote.substring(0, quote.indexOf('|'))).toList());
    assertEquals(
        "11 texto|Etiqueta correcta: otra|Ajuste fino: alta (51,1\u00A0%)"
            + "|TF-IDF: otra (51,1\u00A0%) ✓|Línea: set.jsonl:12",
        quotes.get(0));
    assertTrue(quotes.get(9).contains("|TF-IDF: alta (50,2\u00A0%)|"), quotes.get(9));
  }

  @Test
  void aLongTextIsCutVisiblyAndNeverInsideACharacter() throws IOException {
    String emoji = page(usual(), "es", "😀".repeat(600)).quotes().get(0);
    String words = page(usual(), "es", "palabra ".repeat(100)).quotes().get(0);
    String shortOne = page(usual(), "es", "a".repeat(397)).quotes().get(0);

    assertTrue(emoji.startsWith("11 " + "😀".repeat(397) + "…|"), emoji);
    assertTrue(words.contains(" palabra…|"), words);
    assertTrue(shortOne.startsWith("11 " + "a".repeat(397) + "|"), shortOne);
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void anythingMayStandInTextsAndLabels(String language) throws IOException {
    String evil = "<b>&\"'</b><script src=\"https://example.org/x.js\"></script> 😀\u0001";
    Comparison shape = Contests.shape(List.of("<b>&\"", evil, "ñ"), 12);
    Comparison comparison =
        Contests.with(shape, Contests.trial(shape, new Arm("finetune", 5, 1), 4));

    PageOfReport page = page(comparison, language, evil);

    assertEquals(List.of(), page.all("script", ""));
    assertEquals(List.of(), page.all("b", ""));
    assertEquals(List.of(), page.references());
    assertTrue(page.quotes().get(0).contains("<b>&\"'</b><script"));
    assertFalse(page.words().contains("{0}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"finetune", "tfidf"})
  void oneStrategyOneSizeOneSeedAndTwoTextsMakeAPage(String strategy) throws IOException {
    Comparison shape = Contests.shape(List.of("no", "sí"), 2);
    Trial right = Contests.trial(shape, new Arm(strategy, 1, 3), 0);

    PageOfReport page = page(Contests.with(shape, right));

    assertEquals(List.of(), page.quotes());
    assertTrue(page.words().contains("no falló en ningún texto de prueba"));
    assertEquals(strategy.equals("tfidf"), page.figure("Paso a paso, con 1 ejemplos").isEmpty());
    assertTrue(page.figure("Con más ejemplos para aprender").isEmpty());
    assertTrue(page.figure("F1 por etiqueta").isEmpty());
    assertFalse(page.words().contains("Suma de"));
  }

  /** Resamples of eight texts seldom have all labels, so that the interval lies below the mean. */
  @Test
  void anIntervalMayLeaveOutItsMean() throws IOException {
    Comparison shape = Contests.shape(List.of("a", "b", "c", "d", "e", "f", "g", "h"), 8);
    Comparison comparison =
        Contests.with(
            shape,
            Contests.trial(shape, new Arm("finetune", 5, 1), 0),
            Contests.trial(shape, new Arm("finetune", 9, 1), 0));

    double high = comparison.estimate(Metric.MACRO_F1, "finetune", 9).interval().high();
    assertTrue(high < 1, "high=" + high);
    List<List<String>> rows = page(comparison).numbers("Con más ejemplos para aprender");

    assertTrue(rows.get(0).get(1).startsWith("100\u00A0% ("), rows.toString());
  }

  @Test
  void howItWasMadeSaysWhatOneNeedsToRepeatIt() throws IOException {
    PageOfReport page = page(usual());

    List<List<String>> files = page.table("Los textos");
    assertEquals(4, files.size());
    assertEquals("Prueba", files.get(3).get(0));
    assertTrue(files.get(3).get(1).endsWith("set.jsonl"));
    assertEquals("30", files.get(3).get(2));
    List<List<String>> circumstances = page.table("Las circunstancias");
    assertTrue(circumstances.contains(List.of("Semillas", "7, 8")), circumstances.toString());
    assertTrue(circumstances.contains(List.of("Modelo", "es-mini")), circumstances.toString());
    assertTrue(circumstances.contains(List.of("Programa", "Injerto " + InjertoVersion.number())));
    assertEquals(3, page.table("Las estrategias").size());
    assertTrue(page.code().startsWith("injerto act --model es-mini "), page.code());
    assertTrue(page.code().contains(" --language es"), page.code());
  }

  @Test
  void theSameComparisonMakesTheSamePage() throws IOException {
    page(usual());
    String first = Files.readString(folder.resolve(Report.PAGE));
    page(usual());

    assertEquals(first, Files.readString(folder.resolve(Report.PAGE)));
  }

  /** Writes a report as the command does. */
  @Command
  private static final class Writing implements Action {
    private final Comparison comparison;
    private final TaskData data;
    private final Path folder;

    @Option(names = "--model")
    private String model = "es-mini";

    Writing(Comparison comparison, TaskData data, Path folder) {
      this.comparison = comparison;
      this.data = data;
      this.folder = folder;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
      new Report(Findings.of(comparison), data, session).write(folder);
      return ExitCode.DONE;
    }
  }
}

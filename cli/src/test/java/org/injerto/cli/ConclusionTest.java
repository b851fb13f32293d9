package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Contest;
import org.injerto.transfer.TransferStrategy;
import org.injerto.transfer.Trial;
import org.injerto.transfer.Trial.Arm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of comparisons over 60 texts, each strategy wrong about the first so many. */
class ConclusionTest {
  private static final Wording SPANISH = new Wording(Locale.forLanguageTag("es"));
  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Comparison SHAPE = Contests.shape(List.of("a", "b"), 60);

  private static Trial trial(String strategy, int wrong) {
    return Contests.trial(SHAPE, new Arm(strategy, 1000, 1), wrong);
  }

  private static List<String> said(Wording wording, Trial... trials) {
    return new Conclusion(Findings.of(Contests.with(SHAPE, trials)), wording).sentences();
  }

  @Test
  void whoIsSurelyBetterThanAllOthersWins() {
    Trial[] trials = {trial("scratch", 42), trial("finetune", 0), trial("tfidf", 30)};

    assertEquals(
        List.of(
            "El ajuste fino gana: da mejor resultado que el entrenamiento desde cero y TF-IDF, y es"
                + " difícil que sea casualidad. Con 1.000 ejemplos para aprender, el ajuste fino"
                + " llega al 100,0 % de F1 macro.",
            "El ajuste fino mejora en 70,0 puntos de F1 macro lo que consigue el entrenamiento"
                + " desde cero (p < 0,001). En el paso 20 ya tenía la mejor nota de desarrollo que"
                + " logró el entrenamiento desde cero, que tardó hasta el paso 20.",
            "El ajuste fino mejora en 50,0 puntos de F1 macro lo que consigue TF-IDF (p < 0,001)."),
        plain(said(SPANISH, trials)));
    assertEquals(
        "Fine-tuning wins: it is better than training from scratch and TF-IDF, and that is not"
            + " likely to be chance. With 1,000 examples to learn from, fine-tuning reaches 100.0%"
            + " macro F1.",
        said(ENGLISH, trials).get(0));
  }

  @Test
  void whereTheClassicalMethodIsBestTheTransformerIsNotWorthIt() {
    Trial[] trials = {trial("scratch", 40), trial("finetune", 30), trial("tfidf", 0)};

    List<String> said = plain(said(SPANISH, trials));
    assertTrue(said.get(0).startsWith("El ajuste fino no gana: da peor resultado que TF-IDF."));
    assertEquals(
        "Aquí el Transformer no merece la pena: TF-IDF, mucho más sencillo, da mejor resultado.",
        said.get(1));
    assertEquals(
        "El ajuste fino se queda 50,0 puntos de F1 macro por debajo de lo que consigue TF-IDF"
            + " (p < 0,001).",
        said.get(3));
    assertTrue(said(ENGLISH, trials).get(1).startsWith("The Transformer is not worth it here"));
  }

  @Test
  void anotherTransformerThatIsBetterThanTheClassicalMethodIsWorthIt() {
    List<String> said =
        said(SPANISH, trial("frozen", 0), trial("finetune", 40), trial("tfidf", 20));

    assertTrue(said.get(0).contains("peor resultado que el modelo congelado y TF-IDF."));
    assertTrue(said.stream().noneMatch(line -> line.contains("merece la pena")), said.toString());
  }

  @Test
  void aDifferenceThatMayBeChanceIsNone() {
    Trial[] trials = {trial("frozen", 21), trial("finetune", 20), trial("tfidf", 19)};

    List<String> said = plain(said(SPANISH, trials));
    assertEquals(4, said.size());
    assertTrue(
        said.get(0)
            .startsWith(
                "No hay un ganador claro: las diferencias con el ajuste fino pueden deberse al"
                    + " azar."),
        said.get(0));
    assertTrue(said.get(1).startsWith("No está claro que aquí merezca la pena el ajuste fino"));
    assertTrue(
        said.get(2)
            .startsWith(
                "Entre el ajuste fino y el modelo congelado hay 1,7 puntos de F1 macro, que pueden"
                    + " deberse al azar (p = 0,"),
        said.get(2));
    assertTrue(said(ENGLISH, trials).get(0).startsWith("There is no clear winner"));
  }

  @Test
  void whoIsBetterThanSomeHasNotWon() {
    List<String> said =
        said(SPANISH, trial("scratch", 50), trial("frozen", 20), trial("finetune", 19));

    assertTrue(
        said.get(0)
            .startsWith(
                "El ajuste fino da mejor resultado que el entrenamiento desde cero, pero no está"
                    + " claro que sea mejor que el modelo congelado."),
        said.get(0));
  }

  @Test
  void aScoreThatWasNeverReachedIsNotSaidToBe() {
    List<String> said = said(SPANISH, trial("frozen", 19), trial("finetune", 20));

    assertTrue(
        said.get(1)
            .endsWith(
                "No llegó con todas las semillas a la mejor nota de desarrollo que logró el modelo"
                    + " congelado."),
        said.get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scratch", "tfidf"})
  void aStrategyAloneIsSetBesideNothing(String name) {
    List<String> said = plain(said(SPANISH, trial(name, 15)));

    assertEquals(1, said.size());
    assertTrue(
        said.get(0).contains("llega al 75,0 % de F1 macro. No hay nada con qué compararlo."));
  }

  @Test
  void aPersonAtTheTerminalIsToldTheSame() {
    Findings findings =
        Findings.of(Contests.with(SHAPE, trial("finetune", 10), trial("tfidf", 30)));
    String text = new ComparisonResult(findings, Path.of("p")).text(SPANISH.locale());

    new Conclusion(findings, SPANISH)
        .sentences()
        .forEach(said -> assertTrue(text.contains(said + "\n"), text));
    assertFalse(text.contains("{"));
  }

  @Test
  void everyStrategyHasItsNamesInBothLanguages() {
    Stream.concat(
            TransferStrategy.ALL.stream().map(TransferStrategy::name), Stream.of(Contest.BASELINE))
        .forEach(
            name -> {
              for (Wording wording : List.of(SPANISH, ENGLISH)) {
                assertFalse(wording.strategy(name).isBlank());
                assertFalse(wording.inSentence(name).isBlank());
                assertFalse(wording.say("strategy." + name + ".what").isBlank());
              }
            });
  }

  /** Without the blanks at which no line ends. */
  private static List<String> plain(List<String> sentences) {
    return sentences.stream().map(said -> said.replace('\u00A0', ' ')).toList();
  }
}

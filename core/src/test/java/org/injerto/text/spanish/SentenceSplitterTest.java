package org.injerto.text.spanish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.injerto.Seeds;
import org.injerto.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
  private static final SentenceSplitter SPLITTER = new SentenceSplitter();

  /** Each line is a text; a bar stands where a sentence ends and the next begins. */
  private static final String CASES =
      """
      —¿Viene el Sr. Gil? —preguntó.|—Viene a las 12.30 h.|Lo dijo J. L. Gil.
      Llegó tarde.|Nadie le esperaba.
      Una sola frase sin punto
      Vino el Sr. Gil con la Sra. Ana y el Dr. Ruiz.|Cenaron.
      La dra. Paz y D. Luis hablaron con Dña. Eva.|Fin.
      Vive en EE. UU. desde 1990.|Vuelve.
      Vive en EE. UU.|Nunca volvió.
      Los EE.UU. firmaron.|Luego EE.UU.|Se retiró.
      Hay fruta, p. ej. peras, o p. ej. Granny Smith.|Elige.
      Compró pan, leche, etc. y volvió.
      Compró pan, leche, etc.|Después volvió.
      El art. 5 (pág. 12, núm. 3) lo dice.|Véase la fig. 2.
      La compró Gas, S. A. en mayo.|La vendió Gas, S. A.|Nadie protestó.
      Murió en el 44 a. C. en Roma.|Nació en el 100 a. C.|Su hijo, en el 14 d. C.|Fin.
      Lo escribió J. L. Borges.|Lo leyó J.R.R. Tolkien.
      Lo dijo G. García.|Lo oyó H. Pérez.
      Le falta vitamina C.|Por eso enfermó.
      Reinó Felipe V.|Después, su hijo.|Luis XIV.|Capítulo 2.
      Cuesta 1.234,56 euros.|El 3.º, 2.50.
      Salió a las 12.30 h. de casa.|Llegó a las 14 h.|María no estaba.
      Nació en 1999.|Murió en 2020.|3 personas le lloraron.
      Mide 2 m.|Pesa 80 kg.|Come 300 g. de pan.
      ¿Vienes? preguntó.|¡Ven! gritó ella.|¿Quién?|Nadie.
      ¡Hola!|¿Qué tal?|¡Bien!|Me alegro.
      ¡¡¡Gooool!!!|¿¡Qué!?|No lo creo.
      "¡Ven ya! ", gritó.|-¿Por qué? -, se pregunta.|Hay 7 hab. / km².
      ¿Vienes?, preguntó.|«¿Vienes?», repitió.
      ¿Sabe el Sr. Gil que vive en EE. UU.?|No.
      «¡Hola!»: así empieza.|¡Qué bien!; me alegro.
      ¡Hola!|¿cómo estás? qué bien
      —Hola —dijo.|—Adiós.
      —¿Vienes? —preguntó Ana—.|Es tarde.
      —Ven aquí.|—Miró al suelo.|—¡No! —gritó.
      Esperó… y esperó…|Nadie vino.
      No sé... quizá.|Tal vez...|Quién sabe.
      Y entonces… ¿qué hiciste?|Pues…|¿Qué iba a hacer?
      … y se fue.|Volvió.
      Dijo: «Ya voy.»|Y «¡ven!» “pronto.”|Salió (por la puerta).|(Era tarde.)|Llovía.
      Ganó (¡por fin!) Juan.|Vio flores (rosas, etc.) Madrid es así.
      Vea https://a.es/b.c?d=e. Escriba a ana.gil@a-b.es.|Use la versión 2.0.1.|Gracias.
      no me gustó.|es muy mala.|la pág. es fea y cara, el cap. no
      Genial.😀👍🏽|Repetiré.|😀 Sí.
      Él comió.|Ñandúes y «pingüinos».|Árboles.
      1. Abra la caja.|2. Lea.|3.1. Pulse aquí.
      IV. La casa era grande.|No.|2.1. Métodos.
      El plan . . . no salió.|Bien !|Ya ? no.
      """;

  static Stream<String> cases() {
    return CASES.lines();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sentencesEndWhereAReaderSaysSo(String marked) {
    List<String> expected = List.of(marked.split("\\|"));

    assertEquals(expected, sentences(String.join(" ", expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Título|\n\nUna frase.",
        "Título|\r\n \t\r\nUna frase\r\nsigue.",
        "Vive en la pág.|\n\nwww.a.es",
        "Párrafo|\u2029otro",
        "Compra:|\n- pan|\n- leche|\n• sal|\n1. té|\n2) café|\nb) azúcar",
        "—Hola|\n—Adiós|\n\n\n—Ven",
        "Nació en\n1999 y vive en\nEE. UU. con su\r\nmadre.|\nNo sale",
      })
  void blankLinesAndListsEndSentencesAndOtherLineBreaksDoNot(String marked) {
    List<String> expected = Arrays.stream(marked.split("\\|")).map(String::strip).toList();

    assertEquals(expected, sentences(marked.replace("|", "")));
  }

  @Test
  void marksGluedToWhatOpensAQuestionEndTheSentence() {
    assertEquals(
        List.of("Hola.", "¿Vienes?", "¡Ven ya!Corre."), sentences("Hola.¿Vienes?¡Ven ya!Corre."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n \u00a0\u2003"})
  void blankTextHasNoSentence(String blank) {
    assertEquals(List.of(), SPLITTER.split(blank));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decomposedLettersChangeNothing(String marked) {
    String composed = marked.replace('|', ' ');
    List<String> decomposed =
        sentences(Normalizer.normalize(composed, Normalizer.Form.NFD)).stream()
            .map(sentence -> Normalizer.normalize(sentence, Normalizer.Form.NFC))
            .toList();

    assertEquals(sentences(composed), decomposed);
  }

  /** What texts are made of: words of the cases, and what a splitter stumbles over. */
  private static final List<String> PARTS =
      Stream.concat(
              CASES.lines().flatMap(line -> Arrays.stream(line.split("[| ]"))),
              Stream.of(
                  " ",
                  "\n",
                  "\r\n",
                  "\n\n",
                  "\u00a0",
                  ". ",
                  "…",
                  "!",
                  "¿",
                  "¡",
                  "(",
                  ")",
                  "—",
                  "«",
                  "»",
                  "ñ",
                  "n\u0303",
                  "\u0301",
                  "😀",
                  "👩\u200d🔬",
                  "\ud83d",
                  "a.",
                  "J. ",
                  "- ",
                  "1. ",
                  "\""))
          .distinct()
          .toList();

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = Seeds.between(0, 60, random); parts > 0; parts--) {
      text.append(
          random.nextInt(3) > 0
              ? PARTS.get(random.nextInt(PARTS.size()))
              : Character.toString((char) random.nextInt(Character.MAX_VALUE + 1)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everyCharacterThatIsNoWhiteSpaceLiesInOneSentence(long seed) {
    String text = text(new Random(seed));
    int end = 0;
    for (Span span : SPLITTER.split(text)) {
      assertTrue(span.start() >= end && span.length() > 0, span::toString);
      assertTrue(isBlank(text.substring(end, span.start())), span::toString);
      assertTrue(!isBlank(text.substring(span.start(), span.start() + 1)), span::toString);
      assertTrue(!isBlank(text.substring(span.end() - 1, span.end())), span::toString);
      end = span.end();
    }
    assertTrue(isBlank(text.substring(end)));
  }

  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void aBlankLineMakesTextsIndependent(long seed) {
    Random random = new Random(seed);
    String one = text(random);
    String other = text(random);
    List<String> both = new ArrayList<>(sentences(one));
    both.addAll(sentences(other));

    assertEquals(both, sentences(one + "\n\n" + other));
  }

  private static List<String> sentences(String text) {
    return SPLITTER.split(text).stream().map(span -> span.of(text)).toList();
  }
}

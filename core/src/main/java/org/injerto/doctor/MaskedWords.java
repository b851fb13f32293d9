package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.MASKED_WORDS;

import java.util.List;
import org.injerto.task.Candidates;
import org.injerto.task.Filling.Candidate;
import org.injerto.task.Filling.Filled;
import org.injerto.task.MaskFiller;

/** Sentences with a word hidden: what does the model put there, and what of the word that was? */
public final class MaskedWords {
  private static final int TOP = 5;

  /** A word this often likelier than by chance was learned. */
  private static final double LEARNED = 10;

  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence("La capital de Francia es %s.", "París"),
          new Sentence("Abrió la %s y entró en la casa.", "puerta"),
          new Sentence("No sé qué %s es, no llevo reloj.", "hora"),
          new Sentence("El perro y el %s no se llevan bien.", "gato"),
          new Sentence("Los jueces aplican la %s.", "ley"),
          new Sentence("Mi hermana es más alta %s yo.", "que"),
          new Sentence("En verano hace mucho %s.", "calor"),
          new Sentence("¿Cuántos %s tienes? Tengo veinte.", "años"));

  private record Sentence(String frame, String word) {
    String with(String filled) {
      return String.format(frame, filled);
    }
  }

  private MaskedWords() {}

  /**
   * What stands in a sentence.
   *
   * @param text with its mask
   * @param expected the word that was hidden
   * @param probability of its first piece
   * @param likeliest the five likeliest pieces, the best first
   */
  public record Answer(String text, String expected, double probability, List<String> likeliest) {
    public Answer {
      likeliest = List.copyOf(likeliest);
    }
  }

  /**
   * Asks a model.
   *
   * @param mask how it writes a mask
   */
  public static List<Answer> ask(MaskFiller filler, String mask) {
    return SENTENCES.stream().map(sentence -> ask(sentence, filler, mask)).toList();
  }

  private static Answer ask(Sentence sentence, MaskFiller filler, String mask) {
    String text = sentence.with(mask);
    List<Candidate> likeliest = candidates(filler, text, Candidates.likeliest(TOP));
    List<String> expected = List.of(sentence.word, " " + sentence.word); // as it stands in a text
    double probability = candidates(filler, text, new Candidates(1, expected)).get(0).score();
    return new Answer(
        text, sentence.word, probability, likeliest.stream().map(Candidate::token).toList());
  }

  private static List<Candidate> candidates(MaskFiller filler, String text, Candidates wanted) {
    return ((Filled) filler.fill(List.of(text), wanted).get(0)).masks().get(0);
  }

  /**
   * What the answers say of a model: one that guesses by chance was never trained.
   *
   * @param pieces of its vocabulary
   */
  public static List<Finding> judge(List<Answer> answers, int pieces) {
    double logarithm =
        answers.stream().mapToDouble(answer -> Math.log(answer.probability)).average().orElse(0);
    if (Double.isNaN(logarithm)) {
      return List.of(Finding.wrong(MASKED_WORDS, "masked.not.finite"));
    }
    return logarithm > Math.log(LEARNED / pieces)
        ? List.of()
        : List.of(Finding.wrong(MASKED_WORDS, "masked.chance", pieces));
  }
}

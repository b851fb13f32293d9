package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.SPANISH;
import static org.injerto.doctor.Finding.Part.TOKENIZER;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.injerto.doctor.RoundTrip.Loss;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;

/** Looks at a tokenizer by itself: does it fit its own vocabulary, and does it fit Spanish? */
record TokenizerExamination(Tokenizer tokenizer, OptionalInt maxLength) {
  private static final String CAPITALS = "MADRID";
  private static final String ACCENTS = "canción";
  private static final String DECOMPOSED = Normalizer.normalize("canción y año", Form.NFD);
  private static final double FEW = 0.01;
  private static final double MANY_UNKNOWN = 0.05;
  private static final double SOME_UNKNOWN = 0.01;
  private static final double FINE = 2;

  static TokenizerExamination of(TokenizerFiles files) {
    return new TokenizerExamination(files.tokenizer(), files.modelMaxLength());
  }

  TokenizerFacts examine(Findings findings) {
    letters(findings);
    Fertility fertility = Fertility.of(tokenizer);
    fertility(fertility, findings);
    probes(findings);
    return new TokenizerFacts(tokenizer.vocabulary().size(), maxLength, fertility);
  }

  /** Whether capitals and accents reach the vocabulary, if it has any. */
  private void letters(Findings findings) {
    double capitals = shareOfPieces(Character::isUpperCase);
    double accents = shareOfPieces(TokenizerExamination::isAccented);
    Loss lostOfCapitals = RoundTrip.of(CAPITALS, tokenizer).loss();
    Loss lostOfAccents = RoundTrip.of(ACCENTS, tokenizer).loss();
    boolean small = lostOfCapitals == Loss.CAPITALS;
    boolean bare = lostOfAccents == Loss.ACCENTS;
    findings.addIf(
        small && capitals > FEW, Finding.wrong(TOKENIZER, "tokenizer.small", percent(capitals)));
    findings.addIf(
        lostOfCapitals == Loss.CHARACTERS && capitals < FEW,
        Finding.wrong(TOKENIZER, "tokenizer.capitals"));
    findings.addIf(
        bare && accents > FEW, Finding.wrong(TOKENIZER, "tokenizer.bare", percent(accents)));
    findings.addIf(bare && accents <= FEW, Finding.warning(SPANISH, "spanish.bare"));
    findings.addIf(small && capitals <= FEW, Finding.note(SPANISH, "spanish.small"));
  }

  private interface Letters {
    boolean has(int character);
  }

  private double shareOfPieces(Letters letters) {
    int size = tokenizer.vocabulary().size();
    long found = 0;
    for (int piece = 0; piece < size; piece++) {
      String token = tokenizer.decode(new int[] {piece}, true);
      found += token.codePoints().anyMatch(letters::has) ? 1 : 0;
    }
    return (double) found / size;
  }

  private static boolean isAccented(int character) {
    return "áéíóúñüÁÉÍÓÚÑÜ".indexOf(character) >= 0;
  }

  private static void fertility(Fertility fertility, Findings findings) {
    double unknown = fertility.unknownShare();
    findings.addIf(
        unknown > MANY_UNKNOWN, Finding.wrong(SPANISH, "spanish.unknown.many", percent(unknown)));
    findings.addIf(
        unknown > SOME_UNKNOWN && unknown <= MANY_UNKNOWN,
        Finding.warning(SPANISH, "spanish.unknown", percent(unknown)));
    findings.addIf(
        fertility.piecesPerWord() > FINE,
        Finding.warning(SPANISH, "spanish.fine", written(fertility.piecesPerWord())));
  }

  /** Characters that the model cannot see. */
  private void probes(Findings findings) {
    List<String> unseen =
        SpanishSample.PROBES.stream()
            .flatMap(text -> RoundTrip.of(text, tokenizer).unknown().stream())
            .distinct()
            .toList();
    findings.addIf(
        !unseen.isEmpty(), Finding.note(SPANISH, "spanish.unseen", String.join(" ", unseen)));
    findings.addIf(
        RoundTrip.of(DECOMPOSED, tokenizer).loss() == Loss.CHARACTERS,
        Finding.note(SPANISH, "spanish.decomposed"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String written(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}

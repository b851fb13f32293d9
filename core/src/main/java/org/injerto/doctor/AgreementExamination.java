package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.TOKENIZER;

import org.injerto.architecture.Architecture;
import org.injerto.architecture.ModelConfig;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;

/** Looks whether a tokenizer and a model mean the same by their numbers. */
record AgreementExamination(ModelConfig config, TokenizerFiles files) {
  void examine(Findings findings) {
    pieces(findings);
    padding(findings);
    length(findings);
  }

  private void pieces(Findings findings) {
    int pieces = files.tokenizer().vocabulary().size();
    int embeddings = config.architecture().pieces();
    findings.addIf(
        pieces > embeddings, Finding.wrong(TOKENIZER, "tokenizer.more", pieces, embeddings));
    findings.addIf(
        pieces < embeddings, Finding.note(TOKENIZER, "tokenizer.unused", embeddings - pieces));
  }

  private void padding(Findings findings) {
    Tokenizer tokenizer = files.tokenizer();
    int padding = tokenizer.specialTokens().padding();
    int model = config.encoder().vocabulary().paddingId();
    findings.addIf(
        padding != model,
        Finding.wrong(
            TOKENIZER,
            "tokenizer.padding",
            padding,
            tokenizer.vocabulary().token(padding),
            model));
  }

  private void length(Findings findings) {
    Architecture architecture = config.architecture();
    if (files.modelMaxLength().isEmpty()) {
      findings.add(
          Finding.note(TOKENIZER, "tokenizer.length.none", architecture.maxLength()));
    } else if (files.modelMaxLength().getAsInt() > architecture.maxLength()) {
      findings.add(
          Finding.warning(
              TOKENIZER,
              "tokenizer.length.long",
              files.modelMaxLength().getAsInt(),
              architecture.maxLength()));
    }
  }
}

package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.TOKENIZER;

import org.injerto.architecture.Architecture;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.Trunk;
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

  /** Only where both name one: a model that reads from left to right needs none. */
  private void padding(Findings findings) {
    Tokenizer tokenizer = files.tokenizer();
    if (config.architecture() instanceof Trunk trunk && !config.lacksPadding()) {
      tokenizer.specialTokens().padding().stream()
          .filter(padding -> padding != trunk.paddingId())
          .mapToObj(
              padding ->
                  Finding.wrong(
                      TOKENIZER,
                      "tokenizer.padding",
                      padding,
                      tokenizer.vocabulary().token(padding),
                      trunk.paddingId()))
          .forEach(findings::add);
    }
  }

  private void length(Findings findings) {
    Architecture architecture = config.architecture();
    if (files.modelMaxLength().isEmpty()) {
      findings.add(Finding.note(TOKENIZER, "tokenizer.length.none", architecture.maxLength()));
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

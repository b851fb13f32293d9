package org.injerto.tokenizer;

import java.util.Optional;

/**
 * What is done with the pieces of one text or two when they have been cut.
 *
 * @param trimming how places are trimmed, if they are
 * @param typesWindows whether the template's types hold for the windows after the first too, if
 *     special pieces are added
 */
record PostProcessor(Optional<Trimming> trimming, Template template, boolean typesWindows) {
  /** Only the template. */
  static PostProcessor of(Template template) {
    return new PostProcessor(Optional.empty(), template, false);
  }

  Encoding process(Truncation.Texts texts, boolean addsSpecial) {
    trimming.ifPresent(
        trim -> {
          trim.apply(texts.first());
          texts.second().ifPresent(trim::apply);
        });
    Optional<Encoding> second = texts.second();
    if (typesWindows && addsSpecial) {
      second = second.map(encoding -> encoding.as(1, 0));
    }
    return template.around(texts.first(), second, addsSpecial);
  }
}

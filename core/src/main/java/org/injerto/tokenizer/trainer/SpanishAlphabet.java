package org.injerto.tokenizer.trainer;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What Spanish is written with, so that no vocabulary lacks it, however few texts there were. */
final class SpanishAlphabet {
  private static final String CHARACTERS =
      "abcdefghijklmnopqrstuvwxyzáéíóúüñABCDEFGHIJKLMNOPQRSTUVWXYZÁÉÍÓÚÜÑ0123456789"
          + " ¿ ? ¡ ! . , ; : … - – — ( ) [ ] « » “ ” ‘ ’ \" ' / % & @ # € $ + = * ª º °";

  private SpanishAlphabet() {}

  /** Its characters, as texts have them once they are normalized and parted into words. */
  static Set<Integer> in(TextSplitter splitter) {
    StringBuilder words = new StringBuilder();
    Consumer<String> add = words::append;
    splitter.split(CHARACTERS, add);
    return words.codePoints().boxed().collect(Collectors.toSet());
  }
}

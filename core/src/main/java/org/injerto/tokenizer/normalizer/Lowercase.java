package org.injerto.tokenizer.normalizer;

/** Makes letters small, each for itself: not as {@link String#toLowerCase()} does. */
record Lowercase() implements CharacterMapping {
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final String SMALL_I_WITH_DOT = "i\u0307";

  @Override
  public boolean keeps(int character) {
    return Character.toLowerCase(character) == character && character != CAPITAL_I_WITH_DOT;
  }

  @Override
  public String mapped(int character) {
    return character == CAPITAL_I_WITH_DOT
        ? SMALL_I_WITH_DOT
        : Character.toString(Character.toLowerCase(character));
  }
}

package org.injerto.tokenizer.normalizer;

/** Drops marks that stand for themselves; those of composed letters stay. */
record StripAccents() implements CharacterMapping {
  private static final int FIRST_MARK = 0x300;

  @Override
  public boolean keeps(int character) {
    return character < FIRST_MARK || !isMark(character);
  }

  @Override
  public String mapped(int character) {
    return keeps(character) ? Character.toString(character) : "";
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}

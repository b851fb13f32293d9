package org.injerto.tokenizer.normalizer;

/** Drops control characters and makes unusual white space a space, as machine translation does. */
record Nmt() implements CharacterMapping {
  @Override
  public boolean keeps(int character) {
    return !isDropped(character) && !isSpace(character);
  }

  @Override
  public String mapped(int character) {
    if (isDropped(character)) {
      return "";
    }
    return isSpace(character) ? " " : Character.toString(character);
  }

  private static boolean isDropped(int character) {
    return (character >= 0x1 && character <= 0x8)
        || character == 0xB
        || (character >= 0xE && character <= 0x1F)
        || character == 0x7F
        || character == 0x8F
        || character == 0x9F;
  }

  private static boolean isSpace(int character) {
    return switch (character) {
      case 0x9, 0xA, 0xC, 0xD, 0x1680, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD -> true;
      default -> character >= 0x200B && character <= 0x200F;
    };
  }
}

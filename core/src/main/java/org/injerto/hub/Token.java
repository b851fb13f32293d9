package org.injerto.hub;

import java.util.Optional;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** What tells the hub who asks; it is never shown. */
public final class Token {
  private static final Pattern CHARACTERS = Pattern.compile("[\\x21-\\x7e]+");

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /**
   * @param written blanks and line ends around it do not count
   * @param from the variable or file it comes from
   * @return nothing if nothing is written
   * @throws InvalidInputException if it could not be sent
   */
  static Optional<Token> of(String written, String from) {
    String secret = written.strip();
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    if (!CHARACTERS.matcher(secret).matches()) {
      throw new InvalidInputException(Message.of(Token.class, "token.characters", from));
    }
    return Optional.of(new Token(secret));
  }

  /** The value of the header {@code Authorization}. */
  String authorization() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}

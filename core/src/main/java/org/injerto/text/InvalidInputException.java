package org.injerto.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that a person gave (a file, an option, a request) is wrong. It names every problem at
 * once, each with its place, what was expected and what was found.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message subject;
  private final transient List<Message> problems;

  /**
   * @param subject what is wrong as a whole, such as "train.tsv cannot be used"
   * @param problems each problem, at least one unless {@code subject} says all
   */
  public InvalidInputException(Message subject, List<Message> problems) {
    super(text(subject, problems, Locale.ENGLISH));
    this.subject = subject;
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, said in one sentence. */
  public InvalidInputException(Message subject) {
    this(subject, List.of());
  }

  /** What is wrong as a whole. */
  public Message subject() {
    return subject;
  }

  /** Each problem; none if the subject says all. */
  public List<Message> problems() {
    return problems;
  }

  /** The whole text in a language: the subject, then a line for each problem. */
  public String in(Locale locale) {
    return text(subject, problems, locale);
  }

  private static String text(Message subject, List<Message> problems, Locale locale) {
    return problems.stream()
        .map(problem -> "\n  " + problem.in(locale))
        .collect(Collectors.joining("", subject.in(locale), ""));
  }
}

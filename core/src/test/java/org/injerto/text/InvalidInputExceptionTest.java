package org.injerto.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {
  private static final Message SUBJECT = MessageTest.example("subject");

  @Test
  void saysEveryProblemInTheLanguageAsked() {
    InvalidInputException invalid =
        new InvalidInputException(SUBJECT, List.of(count("a", 1), count("b", 2)));

    assertEquals("wrong:\n  it's 1 of a\n  it's 2 of b", invalid.getMessage());
    assertEquals("mal:\n  son 1 de «a»\n  son 2 de «b»", invalid.in(Locale.forLanguageTag("es")));
  }

  @Test
  void theSubjectAloneMaySayAll() {
    assertEquals("wrong:", new InvalidInputException(SUBJECT).getMessage());
  }

  @Test
  void keepsItsOwnProblems() {
    List<Message> problems = new ArrayList<>(List.of(count("a", 1)));
    InvalidInputException invalid = new InvalidInputException(SUBJECT, problems);
    problems.clear();

    assertEquals(List.of(count("a", 1)), invalid.problems());
  }

  private static Message count(String of, int number) {
    return MessageTest.example("count", of, String.valueOf(number));
  }
}

package org.injerto.server.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Why a request, or one item of it, gets no answer.
 *
 * @param status the code of HTTP, from 400 to 599
 * @param subject what is wrong as a whole
 * @param problems each problem; none if the subject says all
 * @param headers of the answer, such as Retry-After
 */
public record Refusal(int status, Message subject, List<Message> problems, Headers headers) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @throws IllegalArgumentException if the status is not that of an error
   */
  public Refusal {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be from 400 to 599; status=" + status);
    }
    problems = List.copyOf(problems);
  }

  /** A refusal that one sentence explains. */
  public static Refusal of(int status, Message subject) {
    return new Refusal(status, subject, List.of(), Headers.NONE);
  }

  /** A request that is wrong. */
  public static Refusal of(InvalidInputException invalid) {
    return new Refusal(400, invalid.subject(), invalid.problems(), Headers.NONE);
  }

  /** The same with a header for the answer. */
  public Refusal with(String name, String value) {
    return new Refusal(status, subject, problems, headers.with(name, value));
  }

  /** The whole reason on one line. */
  public String in(Locale language) {
    if (problems.isEmpty()) {
      return subject.in(language);
    }
    List<String> reasons = problems.stream().map(problem -> problem.in(language)).toList();
    return subject.in(language) + ": " + String.join("; ", reasons);
  }

  /**
   * The answer: JSON with the whole reason as {@code error} and, if there are any, each problem in
   * {@code problems}.
   */
  public Response response(Locale language) {
    ObjectNode json = JSON.createObjectNode().put("error", in(language));
    if (!problems.isEmpty()) {
      problems.forEach(problem -> json.withArray("problems").add(problem.in(language)));
    }
    Headers all = headers.with(Response.CONTENT_TYPE, "application/json");
    return new Response(status, all, Body.of(json.toString()), Optional.empty());
  }
}

package org.injerto.cli;

import java.util.List;
import org.injerto.pipeline.TextReader;
import org.injerto.text.Message;

/** What says of texts, one by one, what {@code predict} is asked for. */
interface Answerer extends AutoCloseable {
  /** How it reads them. */
  TextReader reader();

  /** An answer for each text, in their order. */
  List<Answer> answer(List<String> texts);

  @Override
  void close();

  /** What is written in the place of a text. */
  sealed interface Answer {
    /** A value that is written as JSON. */
    record Given(Object value) implements Answer {}

    /** The text cannot be used. */
    record Refused(Message reason) implements Answer {}
  }
}

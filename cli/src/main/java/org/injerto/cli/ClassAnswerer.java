package org.injerto.cli;

import java.util.List;
import org.injerto.pipeline.TextReader;

/** Says of a text which label it has. */
record ClassAnswerer(OpenedBundle opened) implements Answerer {
  @Override
  public TextReader reader() {
    return opened.reader();
  }

  @Override
  public List<Answer> answer(List<String> texts) {
    return opened.classifier().classify(texts).stream().<Answer>map(Answer.Given::new).toList();
  }

  @Override
  public void close() {
    opened.close();
  }
}

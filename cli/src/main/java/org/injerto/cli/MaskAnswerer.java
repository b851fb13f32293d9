package org.injerto.cli;

import java.util.List;
import org.injerto.pipeline.TextReader;
import org.injerto.task.Candidates;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.text.Message;

/** Says of a text what could stand where it is masked. */
record MaskAnswerer(TextReader reader, MaskFiller filler, Candidates wanted, Runnable end)
    implements Answerer {
  @Override
  public List<Answer> answer(List<String> texts) {
    return filler.fill(texts, wanted).stream().map(MaskAnswerer::answer).toList();
  }

  private static Answer answer(Filling filling) {
    return filling instanceof Filling.NoMask none
        ? new Answer.Refused(Message.of(MaskAnswerer.class, "mask.none", none.mask()))
        : new Answer.Given(filling);
  }

  @Override
  public void close() {
    filler.close();
    end.run();
  }
}

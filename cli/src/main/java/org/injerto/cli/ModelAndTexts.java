package org.injerto.cli;

import java.io.IOException;
import java.util.Optional;
import org.injerto.model.PretrainedModel;
import org.injerto.text.Message;

/**
 * What a run learns from: a model and texts, of which all that is wrong is said at once.
 *
 * @param opened the model
 * @param texts the labelled texts
 */
record ModelAndTexts(TaskOptions.Opened opened, TaskData texts) {
  /**
   * Opens the model and reads the texts.
   *
   * @throws org.injerto.text.InvalidInputException with all that is wrong with either
   */
  static ModelAndTexts open(TaskOptions task, DataOptions data, Session session)
      throws IOException {
    AllProblems all = new AllProblems();
    Optional<TaskOptions.Opened> opened = all.of(() -> task.open(session));
    Optional<TaskData> texts = all.of(() -> data.read(session));
    all.throwIfAny();
    tellOfPadding(opened.orElseThrow().model(), session);
    return new ModelAndTexts(opened.orElseThrow(), texts.orElseThrow());
  }

  /** A person who trains a decoder should know what its bundle says that it did not say itself. */
  private static void tellOfPadding(PretrainedModel model, Session session) {
    if (model.config().lacksPadding()) {
      int piece = model.config().trunk().paddingId();
      session.say(Message.of(ModelAndTexts.class, "model.padding", model.folder(), piece));
    }
  }
}

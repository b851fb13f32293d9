package org.injerto.cli;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.injerto.cli.Interruption.Listening;
import org.injerto.data.PlainTexts;
import org.injerto.text.Message;
import org.injerto.tokenizer.trainer.TokenizerTrainer;
import org.injerto.tokenizer.trainer.TokenizerType;
import org.injerto.tokenizer.trainer.TrainedTokenizer;
import org.injerto.tokenizer.trainer.TrainerOptions;
import org.injerto.tokenizer.trainer.WordCounter;
import org.injerto.tokenizer.trainer.WordCounts;

/** A vocabulary learned from texts, before the eyes of a person who can stop it. */
final class TokenizerRun {
  private static final int KILOBYTE = 1024;

  private final TokenizerType type;
  private final TrainerOptions options;
  private final Session session;

  TokenizerRun(TokenizerType type, TrainerOptions options, Session session) {
    this.type = type;
    this.options = options;
    this.session = session;
  }

  /**
   * What came of it.
   *
   * @param words that were counted
   * @param seconds it took, reading included
   */
  record Trained(
      TokenizerType type, TrainedTokenizer tokenizer, WordCounts words, double seconds) {}

  /**
   * Counts the words of texts and makes pieces of them.
   *
   * @throws InterruptedRunException if the person stops it
   */
  Trained train(PlainTexts texts) throws IOException, InterruptedRunException {
    long start = System.nanoTime();
    TokenizerTrainer trainer = TokenizerTrainer.of(type, options);
    try (Listening person = session.interruption().listen();
        WordCounter counter = trainer.counter(session.threads())) {
      count(texts, counter, person);
      WordCounts words = counter.counts();
      sayWhatIsForgotten(counter);
      TrainedTokenizer tokenizer = learn(trainer, words, person);
      warnOfFewPieces(tokenizer);
      return new Trained(type, tokenizer, words, (System.nanoTime() - start) / 1e9);
    } catch (CancellationException stopped) {
      throw new InterruptedRunException(Message.of(TokenizerRun.class, "tokenizer.stopped"));
    }
  }

  private void count(PlainTexts texts, WordCounter counter, Listening person) throws IOException {
    Message work = Message.of(TokenizerRun.class, "tokenizer.counting");
    try (Progress progress = session.progress(work, 0, texts.bytes() / KILOBYTE)) {
      texts.read(new Reading(counter, person, progress));
    }
  }

  /** Shows the kilobytes as they pass by. */
  private static final class Reading implements PlainTexts.Seer {
    private static final int KILOBYTES_BETWEEN_LOOKS = 64;

    private final WordCounter counter;
    private final Listening person;
    private final Progress progress;
    private long shown;

    Reading(WordCounter counter, Listening person, Progress progress) {
      this.counter = counter;
      this.person = person;
      this.progress = progress;
    }

    @Override
    public void see(String text, long bytesRead) {
      counter.add(text);
      long kilobytes = bytesRead / KILOBYTE;
      if (kilobytes >= shown + KILOBYTES_BETWEEN_LOOKS) {
        if (person.requested()) {
          throw new CancellationException("the person stopped it");
        }
        progress.at(kilobytes);
        shown = kilobytes;
      }
    }
  }

  private TrainedTokenizer learn(TokenizerTrainer trainer, WordCounts words, Listening person) {
    Message work = Message.of(TokenizerRun.class, "tokenizer.learning");
    try (Learning learning = new Learning(session, work)) {
      return trainer.train(
          words,
          session.threads(),
          (done, total) -> {
            learning.at(done, total);
            return !person.requested();
          });
    }
  }

  /** A bar that begins once it is known how much there is to do. */
  private static final class Learning implements AutoCloseable {
    private final Session session;
    private final Message work;
    private Progress progress = Progress.SILENT;
    private boolean began;

    Learning(Session session, Message work) {
      this.session = session;
      this.work = work;
    }

    void at(long done, long total) {
      if (!began) {
        progress = session.progress(work, 0, total);
        began = true;
      }
      progress.at(done);
    }

    @Override
    public void close() {
      progress.close();
    }
  }

  private void sayWhatIsForgotten(WordCounter counter) {
    if (counter.completeFrom() > 1) {
      session.say(Message.of(TokenizerRun.class, "tokenizer.forgotten", counter.completeFrom()));
    }
  }

  private void warnOfFewPieces(TrainedTokenizer tokenizer) {
    int found = tokenizer.vocabularySize();
    if (found < options.vocabularySize()) {
      session.warn(
          Message.of(TokenizerRun.class, "tokenizer.few", found, options.vocabularySize()));
    }
  }
}

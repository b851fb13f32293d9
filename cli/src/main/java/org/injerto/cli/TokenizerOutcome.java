package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.injerto.text.Message;

/**
 * What the training of a tokenizer came to.
 *
 * @param folder where its files lie
 */
record TokenizerOutcome(TokenizerRun.Trained trained, Path folder) implements Result {
  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", Choice.written(trained.type()));
    fields.put("vocabulary_size", trained.tokenizer().vocabularySize());
    fields.put("words", trained.words().total());
    fields.put("distinct_words", trained.words().size());
    fields.put("seconds", trained.seconds());
    fields.put("output", folder.toString());
    return fields;
  }

  @Override
  public String text(Locale language) {
    return Message.of(
                TokenizerOutcome.class,
                "tokenizer.done",
                trained.tokenizer().vocabularySize(),
                trained.words().total(),
                trained.words().size(),
                Math.round(trained.seconds()),
                folder)
            .in(language)
        + "\n";
  }
}

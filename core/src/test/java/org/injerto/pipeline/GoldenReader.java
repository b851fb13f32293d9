package org.injerto.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.tokenizer.TokenizerFiles;

/** Texts read with a small tokenizer of BERT's kind: 4000 pieces, lower case. */
final class GoldenReader {
  static final Path FOLDER = Path.of("src/test/resources/golden/tokenizers/wordpiece-uncased");

  /** Room for fourteen pieces between [CLS] and [SEP]. */
  static final int MAX_LENGTH = 16;

  static final String SHORT = "No me gusta.";
  static final String LONG =
      "Me gusta mucho la casa de la sierra, que era de mi abuelo y ahora es de todos. "
          + "Cuando llueve, los niños se quedan en ella y leen, o miran las nubes.";

  private GoldenReader() {}

  static TextReader of(LongText longText) throws IOException {
    return new TextReader(
        TokenizerFiles.read(FOLDER).tokenizer(), new Reading(MAX_LENGTH, longText));
  }

  /** A number that tells the pieces of a text from those of others. */
  static float number(int[] pieces, int which) {
    return Math.floorMod(Arrays.hashCode(pieces) * (31 * which + 7), 1000) / 100f;
  }
}

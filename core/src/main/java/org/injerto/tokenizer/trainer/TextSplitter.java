package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.injerto.text.Message;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.normalizer.NormalizerReader;
import org.injerto.tokenizer.pretokenizer.PreTokenizer;
import org.injerto.tokenizer.pretokenizer.PreTokenizerReader;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.ByteAlphabet;

/**
 * Parts texts into words exactly as the tokenizer will that is being made. Safe for use by many
 * threads.
 */
final class TextSplitter {
  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;

  private TextSplitter(Normalizer normalizer, PreTokenizer preTokenizer) {
    this.normalizer = normalizer;
    this.preTokenizer = preTokenizer;
  }

  /** That of a {@code tokenizer.json}. */
  static TextSplitter of(ObjectNode tokenizer) {
    List<Message> problems = new ArrayList<>();
    Part file = Part.of(tokenizer, problems);
    TextSplitter splitter =
        new TextSplitter(
            NormalizerReader.read(file.at("normalizer")),
            PreTokenizerReader.read(file.at("pre_tokenizer")));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return splitter;
  }

  /** Takes the words of a text, from front to back. */
  void split(String text, Consumer<String> words) {
    AlignedText normalized = normalizer.normalize(AlignedText.of(text));
    if (normalized.length() > 0) {
      preTokenizer.split(
          normalized,
          0,
          normalized.length(),
          (part, from, to) -> words.accept(part.text(from, to)));
    }
  }

  /** The words as the vocabulary spells them. */
  WordCounts spelt(WordCounts words) {
    if (!preTokenizer.spellsBytes()) {
      return words;
    }
    WordCounts spelt = new WordCounts();
    for (int word = 0; word < words.size(); word++) {
      spelt.add(ByteAlphabet.spelt(words.word(word)), words.count(word));
    }
    return spelt;
  }
}

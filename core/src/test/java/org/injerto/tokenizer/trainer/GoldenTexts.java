package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;

/** The texts that golden tokenizers were learned from, and the tokenizers. */
final class GoldenTexts {
  private static final Path FOLDER = Path.of("src/test/resources/golden/trainers");
  private static final JsonMapper JSON = new JsonMapper();

  private GoldenTexts() {}

  static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file));
  }

  /** What Hugging Face tokenizers wrote. */
  static JsonNode tokenizer(String name) throws IOException {
    return json(FOLDER.resolve(name + ".json"));
  }

  static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  static TrainerOptions options(int vocabularySize, Letters letters) {
    return new TrainerOptions(
        vocabularySize, 2, OptionalInt.of(TrainerOptions.ALPHABET_LIMIT), letters, 512);
  }

  static WordCounts count(TokenizerTrainer trainer, List<String> texts) {
    try (WordCounter counter = trainer.counter(1)) {
      texts.forEach(counter::add);
      return counter.counts();
    }
  }

  static TrainedTokenizer train(TokenizerType type, TrainerOptions options, List<String> texts) {
    TokenizerTrainer trainer = TokenizerTrainer.of(type, options);
    return trainer.train(count(trainer, texts), 1, TrainingListener.SILENT);
  }
}

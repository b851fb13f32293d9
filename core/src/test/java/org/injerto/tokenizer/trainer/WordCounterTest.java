package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordCounterTest {
  @TempDir private Path folder;

  @Test
  void wordsAreCountedAsEachTokenizerPartsThem() {
    List<String> texts = List.of("La niña, la\u0301 niña", " niña  la");

    assertEquals(
        Map.of("La", 1L, "niña", 3L, ",", 1L, "la\u0301", 1L, "la", 1L),
        counted(TokenizerType.WORDPIECE, texts));
    assertEquals(
        Map.of("▁La", 1L, "▁niña,", 1L, "▁lá", 1L, "▁niña", 2L, "▁la", 1L),
        counted(TokenizerType.UNIGRAM, texts));
  }

  @Test
  void bytesAreSpeltAsTheVocabularyHasThem() {
    assertEquals(
        Map.of("La", 1L, "ĠniÃ±a", 2L, ",", 1L),
        counted(TokenizerType.BYTE_BPE, List.of("La niña, niña")));
  }

  @Test
  void wordsThatAreTooLongAreLeftOut() {
    String longest = "a".repeat(1000);

    assertEquals(
        Map.of(longest, 1L, "b", 1L),
        counted(TokenizerType.WORDPIECE, List.of(longest + " a" + longest + " b")));
  }

  @Test
  void whereThereAreTooManyTheRarestAreForgotten() {
    try (WordCounter counter =
        new WordCounter(splitter(), 1, new WordCounter.Bounds(1_000, 1_000_000))) {
      String block = "frecuente ".repeat(1 << 17);
      for (int i = 0; i < 1_500; i++) {
        counter.add("raro" + i + (i % 3 == 0 ? " raro" + i : ""));
      }
      counter.add(block);
      Map<String, Long> counted = map(counter.counts());

      assertEquals(3, counter.completeFrom());
      assertEquals(Map.of("frecuente", 1L << 17), counted);
    }
  }

  @Test
  void whereLettersAreTooManyTheRarestAreForgotten() {
    try (WordCounter counter = new WordCounter(splitter(), 1, new WordCounter.Bounds(1_000, 20))) {
      counter.add("abcdefghijklm nopqrstuvwxyz abc abc");

      assertEquals(Map.of("abc", 2L), map(counter.counts()));
      assertEquals(2, counter.completeFrom());
    }
  }

  @ParameterizedTest
  @EnumSource(TokenizerType.class)
  void theFilesAreTheSameHoweverManyThreadsThereAre(TokenizerType type) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> lines = GoldenTexts.lines("texts.txt");
    for (int round = 0; round < 30; round++) { // more than two blocks
      for (String line : lines) {
        texts.add(line.replace("a", "a" + (char) ('b' + round % 20)));
      }
    }

    List<byte[]> one = files(type, texts, 1);
    List<byte[]> three = files(type, texts, 3);

    assertEquals(one.size(), three.size());
    for (int file = 0; file < one.size(); file++) {
      assertArrayEquals(one.get(file), three.get(file));
    }
  }

  private List<byte[]> files(TokenizerType type, List<String> texts, int threads)
      throws IOException {
    Path place = Files.createDirectory(folder.resolve(type + "-" + threads));
    TokenizerTrainer trainer = TokenizerTrainer.of(type, GoldenTexts.options(1200, Letters.KEPT));
    try (WordCounter counter = trainer.counter(threads)) {
      texts.forEach(counter::add);
      trainer.train(counter.counts(), threads, TrainingListener.SILENT).write(place);
    }
    List<byte[]> files = new ArrayList<>();
    for (Path file : Files.list(place).sorted().toList()) {
      files.add(Files.readAllBytes(file));
    }
    assertTrue(files.size() >= 2);
    return files;
  }

  private static TextSplitter splitter() {
    return TextSplitter.of(
        TokenizerSkeleton.of("wordpiece.json", GoldenTexts.options(100, Letters.KEPT)).tokenizer());
  }

  private static Map<String, Long> counted(TokenizerType type, List<String> texts) {
    TrainerOptions options = new TrainerOptions(1000, 2, OptionalInt.empty(), Letters.KEPT, 512);
    return map(GoldenTexts.count(TokenizerTrainer.of(type, options), texts));
  }

  private static Map<String, Long> map(WordCounts counts) {
    Map<String, Long> map = new TreeMap<>();
    for (int word = 0; word < counts.size(); word++) {
      map.put(counts.word(word), counts.count(word));
    }
    return map;
  }
}

package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.pipeline.PieceBatches.Batch;
import org.junit.jupiter.api.Test;

class PieceBatchesTest {
  @Test
  void everyTextIsInOneBatchUnderItsOwnNumber() {
    Random random = new Random(5);
    List<int[]> texts = Stream.generate(() -> new int[1 + random.nextInt(500)]).limit(300).toList();
    List<Batch> batches = PieceBatches.of(texts);
    List<Integer> numbers = batches.stream().flatMap(batch -> batch.numbers().stream()).toList();
    assertEquals(
        IntStream.range(0, 300).boxed().toList(),
        numbers.stream().sorted(Comparator.naturalOrder()).toList());
    for (Batch batch : batches) {
      for (int row = 0; row < batch.numbers().size(); row++) {
        assertSame(texts.get(batch.numbers().get(row)), batch.texts().get(row));
      }
      int longest = batch.texts().stream().mapToInt(text -> text.length).max().orElseThrow();
      assertTrue(longest * batch.texts().size() <= 4096 && batch.texts().size() <= 32);
    }
  }

  @Test
  void aTextThatIsLongerThanAllowedStandsAlone() {
    List<Batch> batches = PieceBatches.of(List.of(new int[5000], new int[3], new int[5000]));
    assertEquals(
        List.of(List.of(1), List.of(0), List.of(2)), batches.stream().map(Batch::numbers).toList());
  }

  @Test
  void aBatchIsFilledBeforeTheNextIsBegun() {
    assertEquals(List.of(32, 1), sizes(33, 100));
    assertEquals(List.of(8, 1), sizes(9, 512));
    assertEquals(List.of(7, 1), sizes(8, 513));
  }

  /** How many texts of so many pieces are in each batch. */
  private static List<Integer> sizes(int texts, int pieces) {
    return PieceBatches.of(Stream.generate(() -> new int[pieces]).limit(texts).toList()).stream()
        .map(batch -> batch.texts().size())
        .toList();
  }

  @Test
  void textsOfOneLengthKeepTheirOrder() {
    List<Batch> batches =
        PieceBatches.of(List.of(new int[9], new int[2], new int[9], new int[2], new int[5]));
    assertEquals(List.of(List.of(1, 3, 4, 0, 2)), batches.stream().map(Batch::numbers).toList());
  }

  @Test
  void smallBatchesBeginWithTheLongTextsAndAreHardlyPadded() {
    List<int[]> texts = List.of(new int[9], new int[64], new int[300], new int[60], new int[10]);
    assertEquals(
        List.of(List.of(2), List.of(1, 3), List.of(4, 0)),
        PieceBatches.small(texts).stream().map(Batch::numbers).toList());
  }

  @Test
  void noTextsAreNoBatches() {
    assertEquals(List.of(), PieceBatches.small(List.of()));
    assertEquals(List.of(), PieceBatches.of(List.of()));
  }
}

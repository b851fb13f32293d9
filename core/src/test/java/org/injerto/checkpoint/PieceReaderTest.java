package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PieceReaderTest {
  private static final int START = 3;
  private static final int FILE_BYTES = 1 << 19;

  @TempDir Path folder;

  /** Any view of any numbers, in pieces of any size, is what one number after the other gives. */
  @RepeatedTest(300)
  void aViewIsReadAsOneNumberAfterTheOtherWouldBe(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] content = new byte[FILE_BYTES];
    random.nextBytes(content);
    Path file = Files.write(folder.resolve("numbers"), content);
    NumberRun run = new NumberRun(START, 1 << random.nextInt(4), view(random));
    int piece = run.elementBytes() * (1 + random.nextInt(400)) + random.nextInt(8);

    assertArrayEquals(oneByOne(content, run), read(file, run, piece), run.toString());
  }

  /** A column of a wide matrix, whose numbers lie further apart than the window is long. */
  @Test
  void numbersThatLieFarApartAreRead() throws IOException {
    byte[] content = new byte[FILE_BYTES];
    new Random(7).nextBytes(content);
    Path file = Files.write(folder.resolve("numbers"), content);
    StridedView column = new StridedView(1, List.of(3L, 2L), List.of(40_000L, 20_000L));
    NumberRun run = new NumberRun(0, 4, column);

    assertArrayEquals(oneByOne(content, run), read(file, run, 1 << 20));
  }

  private static StridedView view(Random random) {
    List<Long> sizes = new ArrayList<>();
    List<Long> strides = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      sizes.add((long) random.nextInt(random.nextInt(4) == 0 ? 2 : 9));
      strides.add((long) random.nextInt(random.nextBoolean() ? 12 : 300));
    }
    boolean dense = random.nextInt(3) == 0;
    return new StridedView(
        random.nextInt(20), sizes, dense ? StridedView.contiguous(sizes).strides() : strides);
  }

  private static byte[] read(Path file, NumberRun run, int piece) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WritableByteChannel channel = Channels.newChannel(bytes);
    try (FileChannel source = FileChannel.open(file)) {
      new PieceReader(piece)
          .read(
              source,
              run,
              part -> {
                assertTrue(part.remaining() <= piece);
                channel.write(part);
              });
    }
    return bytes.toByteArray();
  }

  private static byte[] oneByOne(byte[] content, NumberRun run) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    collect(content, run, 0, run.view().offset(), bytes);
    return bytes.toByteArray();
  }

  private static void collect(
      byte[] content, NumberRun run, int dimension, long element, ByteArrayOutputStream bytes) {
    if (dimension == run.view().sizes().size()) {
      int at = Math.toIntExact(run.start() + element * run.elementBytes());
      bytes.write(content, at, run.elementBytes());
      return;
    }
    for (long i = 0; i < run.view().sizes().get(dimension); i++) {
      long next = element + i * run.view().strides().get(dimension);
      collect(content, run, dimension + 1, next, bytes);
    }
  }
}

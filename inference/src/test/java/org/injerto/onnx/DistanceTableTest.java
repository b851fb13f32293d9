package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.function.IntUnaryOperator;
import org.injerto.architecture.Attention.Distances;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Initializer;
import org.junit.jupiter.api.Test;

/** From the farthest distance of a table on, all are in the row of the farthest. */
class DistanceTableTest {
  private static final int FAR = 3000;

  private final GraphBuilder graph = new GraphBuilder();
  private final Operators operators = new Operators(graph);

  @Test
  void distancesOfDebertaAreInTheRowsThatTheArchitectureSays() throws IOException {
    for (Distances distances : new Distances[] {new Distances(256, 512), new Distances(0, 64)}) {
      GraphBuilder own = new GraphBuilder();
      compare(DistanceTable.of(new Operators(own), distances), own, distances::row);
    }
  }

  @Test
  void distancesOfT5AreInTheBucketsThatTheArchitectureSays() throws IOException {
    RelativePositions positions = new RelativePositions(32, 128, 512);
    for (Direction direction : Direction.values()) {
      DistanceTable table = DistanceTable.of(operators, positions, direction);
      compare(table, graph, distance -> positions.bucket(-distance, direction));
    }
  }

  private static void compare(DistanceTable table, GraphBuilder graph, IntUnaryOperator row)
      throws IOException {
    assertTrue(table.farthest() < FAR / 2, () -> "farthest " + table.farthest());
    LongBuffer rows = numbers(graph, table.rows().name());
    assertEquals(2 * table.farthest() + 1, rows.capacity());
    for (int distance = -FAR; distance <= FAR; distance++) {
      int within = Math.max(-table.farthest(), Math.min(table.farthest(), distance));
      assertEquals(row.applyAsInt(distance), rows.get(within + table.farthest()), "" + distance);
    }
  }

  private static LongBuffer numbers(GraphBuilder graph, String name) throws IOException {
    Initializer initializer =
        graph.build().initializers().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    initializer.content().writeTo(bytes);
    ByteBuffer numbers = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    return numbers.asLongBuffer().slice();
  }
}

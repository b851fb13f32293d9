package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the numbers of a tensor piece by piece, little endian, row by row. */
@FunctionalInterface
interface PieceConsumer {
  /**
   * @param piece whole numbers of the tensor, which are gone once this returns
   */
  void accept(ByteBuffer piece) throws IOException;
}

package org.injerto.model;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The keys and values of every layer of texts that grow, so that what was read once is not read
 * again for each new piece. Its memory is taken once, when the texts begin; no gradient flows
 * through it. B texts, A heads, D features of a head.
 */
final class KeyValueCache {
  private final List<Layer> layers;
  private long length;

  /**
   * @param layers how many layers keep something
   * @param shape of what each keeps: (B, A, the most pieces that there will be, D)
   */
  KeyValueCache(int layers, long... shape) {
    this.layers =
        IntStream.range(0, layers)
            .mapToObj(layer -> new Layer(Tensors.zeros(shape), Tensors.zeros(shape)))
            .toList();
  }

  /** How many pieces of each text were read. */
  long length() {
    return length;
  }

  /** What a layer has seen. */
  Past layer(int index) {
    return layers.get(index);
  }

  /** To be called when all layers have read so many pieces. */
  void advance(long pieces) {
    length += pieces;
  }

  private final class Layer implements Past {
    private final Tensor keys;
    private final Tensor values;

    Layer(Tensor keys, Tensor values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    public KeyValues extend(KeyValues now) {
      return new KeyValues(append(keys, now.keys()), append(values, now.values()));
    }

    private Tensor append(Tensor all, Tensor now) {
      all.narrow(2, length, now.size(2)).copy_(now);
      return all.narrow(2, 0, length + now.size(2));
    }
  }
}

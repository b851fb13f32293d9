package org.injerto.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.task.Candidates;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;

/**
 * Which pieces of a vocabulary are the likeliest.
 *
 * @param among the pieces that are compared; all if there are none
 * @param most how many are given
 */
record PieceRanking(List<Integer> among, int most) {
  PieceRanking {
    among = List.copyOf(among);
  }

  /**
   * @param piece its number in the vocabulary
   * @param score its probability among all pieces
   */
  record Scored(int piece, double score) {}

  /** Of a word that is no piece, its first piece stands for it. */
  static PieceRanking of(Candidates wanted, Tokenizer tokenizer) {
    Stream<Integer> targets =
        wanted.targets().stream().flatMap(word -> piece(word, tokenizer).stream()).distinct();
    return new PieceRanking(targets.toList(), wanted.most());
  }

  private static Optional<Integer> piece(String word, Tokenizer tokenizer) {
    if (tokenizer.vocabulary().id(word).isPresent()) {
      return Optional.of(tokenizer.vocabulary().id(word).getAsInt());
    }
    int[] pieces = tokenizer.encode(word, EncodingOptions.PLAIN).ids();
    return Arrays.stream(pieces).boxed().findFirst();
  }

  /**
   * @param logits of N places: (N, pieces)
   * @return for each place the likeliest pieces, the best first
   */
  List<List<Scored>> best(Tensor logits) {
    Tensor probabilities = torch.softmax(logits, -1); // (N, pieces)
    Tensor compared = among.isEmpty() ? probabilities : probabilities.index_select(1, numbers());
    int count = (int) Math.min(most, compared.size(1));
    T_TensorTensor_T best = torch.topk(compared, count);
    float[] scores = Tensors.floats(best.get0()); // (N, count)
    float[] columns = Tensors.floats(best.get1());
    return IntStream.range(0, scores.length / count)
        .mapToObj(
            place ->
                IntStream.range(place * count, (place + 1) * count)
                    .mapToObj(i -> new Scored(piece((int) columns[i]), scores[i]))
                    .toList())
        .toList();
  }

  private Tensor numbers() {
    return Tensors.ofInts(among.stream().mapToInt(Integer::intValue).toArray());
  }

  private int piece(int column) {
    return among.isEmpty() ? column : among.get(column);
  }
}

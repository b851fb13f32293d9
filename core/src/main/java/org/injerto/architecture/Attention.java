package org.injerto.architecture;

/** How pieces look at each other. */
public sealed interface Attention {
  /** Scaled dot products of queries and keys (Vaswani et al. 2017, section 3.2.1). */
  record DotProduct() implements Attention {}

  /**
   * Scores of what pieces are and, apart from it, of how far they are from each other (He et al.
   * 2021, "DeBERTa", section 3.1), with distances in buckets (He, Gao and Chen 2023, "DeBERTaV3").
   *
   * @param distances how far two pieces are apart
   * @param terms what is added to the dot product of contents
   * @param table what the parameters of the distances are called
   */
  record Disentangled(Distances distances, Terms terms, Table table) implements Attention {
    /** How many terms a score has, and so what it is scaled by. */
    public int termCount() {
      return 1 + (terms.contentToPosition ? 1 : 0) + (terms.positionToContent ? 1 : 0);
    }
  }

  /**
   * Relative positions, from {@code -span} to {@code span - 1}.
   *
   * @param buckets how many distances to each side are told apart, far ones on a logarithmic scale;
   *     0 if all are
   * @param longest the longest distance that there is a bucket for, at least 1
   */
  record Distances(int buckets, int longest) {
    /**
     * @throws IllegalArgumentException if there is a negative number of buckets or no distance
     */
    public Distances {
      EncoderConfig.require(buckets >= 0, "buckets must not be negative", buckets);
      EncoderConfig.require(longest > 0, "longest must be positive", longest);
    }

    /** Half of the rows of the table: distances to one side. */
    public int span() {
      return buckets > 0 ? buckets : longest;
    }

    /**
     * The bucket of a distance: near ones are themselves.
     *
     * @param distance place of the piece that looks minus place of the one that it looks at
     */
    public int bucket(int distance) {
      int middle = buckets / 2;
      int far = Math.abs(distance);
      if (buckets == 0 || far <= middle) {
        return distance;
      }
      // in float32, as the reference: the ceiling of a logarithm is decided by its last bit
      float logarithm = (float) Math.log((float) far / middle);
      float scale = (float) Math.log((float) ((longest - 1) / (double) middle));
      int bucket = (int) Math.ceil(logarithm / scale * (middle - 1)) + middle;
      return distance < 0 ? -bucket : bucket;
    }

    /** The row of the table for a distance. */
    public int row(int distance) {
      return Math.max(0, Math.min(2 * span() - 1, bucket(distance) + span()));
    }
  }

  /**
   * Scores of distances.
   *
   * @param contentToPosition whether what a piece is asks how far another is
   * @param positionToContent whether how far a piece is asks what another is
   * @param shared whether distances are projected as contents are, not by weights of their own
   */
  record Terms(boolean contentToPosition, boolean positionToContent, boolean shared) {}

  /**
   * What the parameters of the distances are called.
   *
   * @param embeddings the table: (2 spans, H)
   * @param norm of the table's rows; empty if they are not normalised
   * @param key makes keys of distances, in a layer
   * @param query makes queries of distances, in a layer
   */
  record Table(String embeddings, String norm, String key, String query) {}
}

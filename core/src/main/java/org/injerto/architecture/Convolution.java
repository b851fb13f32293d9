package org.injerto.architecture;

/**
 * What pieces next to each other make of the embeddings, added to the first layer (He et al. 2021,
 * DeBERTa v2's nGiE).
 *
 * @param kernelSize how many pieces each looks at, an odd number
 * @param activation of the sums
 * @param kernel what the parameters of the convolution are called: (H, H, kernelSize)
 * @param norm what those of the normalisation after it are called
 */
public record Convolution(int kernelSize, Activation activation, String kernel, String norm) {
  /**
   * @throws IllegalArgumentException if the number of pieces is even
   */
  public Convolution {
    EncoderConfig.require(
        kernelSize > 0 && kernelSize % 2 == 1, "kernelSize must be odd", kernelSize);
  }
}

package org.injerto.onnx.quantization;

import java.util.List;

/**
 * What a quantization did.
 *
 * @param scheme how numbers became whole, as the metadata of the file say it
 * @param bytesBefore of all weights
 * @param bytesAfter of all weights
 * @param quantized names of layers
 * @param kept names of layers that could have been quantized and were not
 */
public record QuantizationReport(
    String scheme, long bytesBefore, long bytesAfter, List<String> quantized, List<String> kept) {
  public QuantizationReport {
    quantized = List.copyOf(quantized);
    kept = List.copyOf(kept);
  }
}

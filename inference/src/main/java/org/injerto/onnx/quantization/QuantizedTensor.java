package org.injerto.onnx.quantization;

/**
 * Names of tensors that together stand for one of float32: {@code scale * (numbers - zeroPoint)}.
 *
 * @param numbers uint8, of the shape of the tensor
 * @param scale a float32
 * @param zeroPoint an uint8
 */
record QuantizedTensor(String numbers, String scale, String zeroPoint) {
  static QuantizedTensor of(String tensor) {
    return new QuantizedTensor(tensor + ".uint8", tensor + ".scale", tensor + ".zero_point");
  }
}

package org.injerto.onnx.quantization;

import java.util.Optional;

/**
 * A product of whole numbers, as names of tensors.
 *
 * @param input what is multiplied: (…, inputs)
 * @param matrix int8: (inputs, outputs)
 * @param scales of the matrix: one number, or one for each output
 * @param bias what is added: (outputs)
 * @param output float32: (…, outputs)
 */
record Product(
    QuantizedTensor input, String matrix, String scales, Optional<String> bias, String output) {}

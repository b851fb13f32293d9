/** ONNX graphs whose linear maps multiply whole numbers of eight bits. */
@NullMarked
package org.injerto.onnx.quantization;

import org.jspecify.annotations.NullMarked;

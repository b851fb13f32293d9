/** Tasks answered by ONNX Runtime. */
@NullMarked
package org.injerto.inference;

import org.jspecify.annotations.NullMarked;

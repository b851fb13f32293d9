/** Models as ONNX graphs, written without any engine. */
@NullMarked
package org.injerto.onnx;

import org.jspecify.annotations.NullMarked;

/** ONNX graphs in memory, and the files that they are written to. */
@NullMarked
package org.injerto.onnx.graph;

import org.jspecify.annotations.NullMarked;

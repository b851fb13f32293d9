package org.injerto.onnx.quantization;

/** Which numbers of a matrix share a scale. */
enum ScaleAxis {
  WHOLE,
  ROWS,
  COLUMNS;

  /** How many scales there are. */
  int scales(int rows, int columns) {
    return switch (this) {
      case WHOLE -> 1;
      case ROWS -> rows;
      case COLUMNS -> columns;
    };
  }

  /** The scale of a number of the matrix, counted row by row. */
  int scaleOf(int index, int columns) {
    return switch (this) {
      case WHOLE -> 0;
      case ROWS -> index / columns;
      case COLUMNS -> index % columns;
    };
  }
}

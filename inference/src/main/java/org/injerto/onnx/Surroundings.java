package org.injerto.onnx;

import java.util.Optional;

/**
 * What all layers of one pass know of the pieces.
 *
 * @param visibility which may be looked at
 * @param distances how far they are apart, where attention asks
 */
record Surroundings(Visibility visibility, Optional<DistanceRows> distances) {}

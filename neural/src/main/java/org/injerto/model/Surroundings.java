package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.TensorOptional;

/**
 * What all layers of one pass know of the pieces.
 *
 * @param mask (B, 1, 1, T), true where a piece may be looked at; absent where all may
 * @param distances how far pieces are apart, where attention asks
 */
record Surroundings(TensorOptional mask, Optional<DistanceRows> distances) {}

package org.injerto.training;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** While open, the matrix products of this thread are made in the precision asked for. */
final class Autocast implements AutoCloseable {
  private final boolean active;

  private Autocast(boolean active) {
    this.active = active;
  }

  static Autocast open(Precision precision) {
    boolean active = precision == Precision.BFLOAT16;
    if (active) {
      torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
      torch.set_autocast_enabled(DeviceType.CPU, true);
    }
    return new Autocast(active);
  }

  @Override
  public void close() {
    if (active) {
      torch.clear_cache(); // the casts of weights that the next update changes
      torch.set_autocast_enabled(DeviceType.CPU, false);
    }
  }
}

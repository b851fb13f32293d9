package org.injerto.training;

/** The numbers of forward and backward passes; weights and moments are float32 in either. */
public enum Precision {
  /** 32 bits everywhere. */
  FLOAT32,
  /** Matrix products in bfloat16; worth it only where the processor has instructions for them. */
  BFLOAT16
}

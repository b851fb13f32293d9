package org.injerto.architecture;

/**
 * What a model computes and what its parameters are called, without any engine: one description
 * that everything reads which runs, trains or writes models.
 */
public sealed interface Architecture permits Trunk, WritingArchitecture {
  /** The longest text, in pieces, special ones included. */
  int maxLength();

  /** How many pieces the vocabulary has. */
  int pieces();

  /** The piece that fills short texts up. */
  int paddingId();

  /** What checkpoints call its parameters and those of its heads. */
  ParameterNames parameterNames();
}

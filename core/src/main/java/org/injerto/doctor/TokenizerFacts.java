package org.injerto.doctor;

import java.util.OptionalInt;

/**
 * What a tokenizer is.
 *
 * @param pieces of its vocabulary
 * @param maxLength the most pieces of a text that its files allow; absent if they set no limit
 * @param fertility on Spanish
 */
public record TokenizerFacts(int pieces, OptionalInt maxLength, Fertility fertility) {}

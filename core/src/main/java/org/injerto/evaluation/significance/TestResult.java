package org.injerto.evaluation.significance;

/**
 * The outcome of a test.
 *
 * @param statistic what was computed from the data
 * @param pValue how probable one at least as extreme is if there is no difference
 */
public record TestResult(double statistic, double pValue) {}

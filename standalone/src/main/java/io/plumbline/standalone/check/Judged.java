package io.plumbline.standalone.check;

import io.plumbline.rules.quality.RowVerdict;

/**
 * A verdict and the dataset that it is about.
 *
 * @param dataset its name
 */
public record Judged(String dataset, RowVerdict verdict) {}

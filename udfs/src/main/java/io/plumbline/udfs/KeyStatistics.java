package io.plumbline.udfs;

/**
 * What is known of the keys of rows; counts of a sample of the keys are scaled to all.
 *
 * @param rows how many rows have a key
 * @param sampled how many keys are in the sample
 * @param sampledOnce how many of those have one row
 * @param sampledEntropy their part of {@link #entropy}
 * @param theta the share of the keys that the sample holds; 1 if it holds all
 */
record KeyStatistics(
    long rows, long sampled, long sampledOnce, double sampledEntropy, double theta) {
  /** Keys. */
  double keys() {
    return sampled / theta;
  }

  /** Keys with one row, which are as many rows. */
  double once() {
    return Math.min(rows, sampledOnce / theta);
  }

  Number countDistinct() {
    return Math.min(rows, Math.round(keys()));
  }

  Number duplicateCount() {
    return rows - Math.round(once());
  }

  Number uniqueness() {
    return Values.share(once(), rows);
  }

  Number distinctness() {
    return Values.share(Math.min(rows, keys()), rows);
  }

  Number uniqueValueRatio() {
    return Values.share(sampledOnce, sampled);
  }

  /**
   * -Σ p ln p over the shares p of rows that the keys have; null without rows. The standard error
   * of an estimate is √((1/θ-1) Σ (p ln p)²): it is of no use where few keys have most rows.
   */
  Number entropy() {
    return rows == 0 ? null : (Number) Math.min(Math.log(rows), sampledEntropy / theta);
  }
}

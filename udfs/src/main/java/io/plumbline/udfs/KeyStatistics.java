package io.plumbline.udfs;

/**
 * What is known of the keys of rows; figures of a sample of the keys are scaled to all. Of two ways
 * to estimate a figure the one with the smaller variance is taken: keys that have one row are
 * counted, or all rows less those of repeated keys. So where the sample shows no repetition, every
 * key is taken to have one row, and a primary key of any size is unique.
 *
 * @param rows how many rows have a key
 * @param sampled how many keys are in the sample
 * @param sampledOnce how many of those have one row
 * @param repeats rows of sampled keys beyond the first of each
 * @param repeatSquares the same, squared for each key
 * @param repeatedRows rows of sampled keys that have more than one
 * @param repeatedSquares the same, squared for each key
 * @param sampledEntropy the sample's part of {@link #entropy}
 * @param theta the share of the keys that the sample holds; 1 if it holds all
 */
record KeyStatistics(
    long rows,
    long sampled,
    long sampledOnce,
    double repeats,
    double repeatSquares,
    double repeatedRows,
    double repeatedSquares,
    double sampledEntropy,
    double theta) {
  /** Keys. */
  double keys() {
    double keys = repeatSquares < sampled ? rows - repeats / theta : sampled / theta;
    return Math.max(0, Math.min(rows, keys));
  }

  /** Keys with one row, which are as many rows. */
  double once() {
    double once = repeatedSquares < sampledOnce ? rows - repeatedRows / theta : sampledOnce / theta;
    return Math.max(0, Math.min(rows, once));
  }

  Number countDistinct() {
    return Math.round(keys());
  }

  Number duplicateCount() {
    return rows - Math.round(once());
  }

  Number uniqueness() {
    return Values.share(once(), rows);
  }

  Number distinctness() {
    return Values.share(keys(), rows);
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

package io.plumbline.rules.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * How rows did under one {@code EACH ROW} predicate.
 *
 * @param rows rows judged, those for which the predicate is UNKNOWN included
 * @param violations rows for which it is FALSE
 * @param unknown rows for which it is UNKNOWN
 * @param samples violating rows as JSON, at most {@link #MOST_SAMPLES}
 */
public record RowTally(long rows, long violations, long unknown, List<String> samples) {
  /** How many violating rows are kept to show. */
  public static final int MOST_SAMPLES = 5;

  /** No rows. */
  public static final RowTally NONE = new RowTally(0, 0, 0, List.of());

  public RowTally {
    samples = samples == null ? List.of() : samples;
  }

  /** Both together; commutative but for which samples are kept. */
  public RowTally merge(RowTally other) {
    var kept = new ArrayList<>(samples);
    for (var sample : other.samples) {
      if (kept.size() < MOST_SAMPLES) {
        kept.add(sample);
      }
    }
    return new RowTally(
        rows + other.rows,
        violations + other.violations,
        unknown + other.unknown,
        List.copyOf(kept));
  }
}

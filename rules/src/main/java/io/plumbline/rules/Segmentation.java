package io.plumbline.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code SEGMENT BY keys [TOP n | MAX n SEGMENTS]}: the rule judges the rows of each combination of
 * values by themselves.
 *
 * @param top judge only the segments with the most rows, that many; 0 for all
 * @param most how many segments are kept; what more there are is said in a finding
 */
public record Segmentation(List<ScalarExpression> keys, int top, int most) {
  /** Segments that are kept when the rule does not say how many. */
  public static final int DEFAULT_MOST = 1_000;

  /** Segments among which the {@code TOP n} are sought. */
  public static final int CANDIDATES = 10_000;

  public Segmentation {
    keys = List.copyOf(keys);
  }

  /** The segments that are kept for it, whichever of them are judged in the end. */
  public Segmentation asKept() {
    return new Segmentation(keys, 0, top > 0 ? CANDIDATES : most);
  }

  /** Canonical SQL of the keys. */
  public String sql() {
    return keys.stream().map(ScalarExpression::sql).collect(Collectors.joining(", "));
  }
}

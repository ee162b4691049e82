package io.plumbline.sql.problem;

/**
 * Where a part of a statement stands in its text. All places are equal, so that two trees are equal
 * when they mean the same.
 *
 * @param line 1-based
 * @param column 1-based
 */
public record Place(int line, int column) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Place;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}

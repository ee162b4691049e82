package io.plumbline.rules.series;

/** What a detector looks at. The names are part of what is printed and kept. */
public enum SeriesView {
  /** Nothing: the point is as points of this series are. */
  NONE("value"),
  /** Nothing yet: too few points are known to judge one. */
  LEARNING("value"),
  /** The value among few that are known, against their mean and deviation. */
  START("value"),
  /** The value, against all that were. */
  LEVEL("value"),
  /** The value, against the last few dozen and how they spread. */
  DEVIATION("value"),
  /** The value, against the one before. */
  JUMP("value"),
  /** The mean of the last dozen points, against that of the last few hundred. */
  DRIFT("mean of the last dozen points"),
  /** The value, against those at that time of day, of working days or of weekends. */
  SEASON("value at this time of day"),
  /** The value, among all that were: one between two that are common can be rare. */
  RARITY("value rarely seen:"),
  /** The value, among all that were at that hour of the day. */
  HOUR("value rarely seen at this hour:");

  private final String measure;

  SeriesView(String measure) {
    this.measure = measure;
  }

  /** What is compared, in words. */
  public String measure() {
    return measure;
  }
}

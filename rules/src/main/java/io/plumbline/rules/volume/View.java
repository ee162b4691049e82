package io.plumbline.rules.volume;

/** From which side a load is looked at. */
public enum View {
  /** Fewer than expected. */
  DROP,
  /** More than expected. */
  SPIKE,
  /** The same figure again and again. */
  STUCK,
  /** A level that sinks little by little. */
  LEAK,
  /** A value that is seldom seen, neither low nor high. */
  RARE,
  /** Several loads in a row that are fewer than expected together. */
  STREAK
}

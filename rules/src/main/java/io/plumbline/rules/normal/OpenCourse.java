package io.plumbline.rules.normal;

import java.util.Arrays;

/**
 * How the count of one open window has grown so far.
 *
 * @param startMillis begin of the window
 * @param position share of the window that had passed when it was last looked at
 * @param count what the count was then
 * @param counts what it was at each point of the course; NaN where it is not known
 * @param isBroken whether it was not looked at all the time: nothing follows from it
 * @param isTold whether it was told that it cannot become normal
 */
public record OpenCourse(
    long startMillis,
    double position,
    double count,
    float[] counts,
    boolean isBroken,
    boolean isTold) {
  /** Between two looks that are further apart nobody knows how the count grew. */
  private static final double LONGEST_GAP = 1.5 / UsualCourse.POINTS;

  static OpenCourse begin(long startMillis) {
    var counts = new float[UsualCourse.POINTS];
    Arrays.fill(counts, Float.NaN);
    return new OpenCourse(startMillis, 0, 0, counts, false, false);
  }

  /**
   * The course after one more look.
   *
   * @param now share of the window that has passed
   * @param soFar NaN if the count is not known
   */
  OpenCourse look(double now, double soFar) {
    if (isBroken || now <= position) {
      return this;
    }
    if (Double.isNaN(soFar) || now - position > LONGEST_GAP) {
      return broken();
    }
    var grown = counts.clone();
    for (int point = point(position) + 1; point <= point(now); point++) {
      double at = (double) point / UsualCourse.POINTS;
      double share = (at - position) / (now - position);
      grown[point] = (float) (count + share * (soFar - count));
    }
    return new OpenCourse(startMillis, now, soFar, grown, false, isTold);
  }

  OpenCourse broken() {
    return new OpenCourse(startMillis, position, count, counts, true, isTold);
  }

  OpenCourse told() {
    return new OpenCourse(startMillis, position, count, counts, isBroken, true);
  }

  /** The latest point that was passed; 0 is the begin, of which nothing is to be known. */
  int point() {
    return point(position);
  }

  private static int point(double position) {
    return (int) Math.min(UsualCourse.POINTS - 1, Math.floor(position * UsualCourse.POINTS));
  }
}

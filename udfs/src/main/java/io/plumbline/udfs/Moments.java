package io.plumbline.udfs;

import java.nio.ByteBuffer;

/**
 * Count, mean and the sums of the second to fourth powers of the distances to the mean. A batch is
 * summed in two passes, around its own mean; batches and states join by the pairwise formulas of
 * Chan, Golub and LeVeque 1979 and Pébay 2008 (Sandia report SAND2008-6212), which lose no digits
 * to a large mean as sums of powers would.
 */
final class Moments {
  static final int BYTES = 40;

  private long count;
  private double mean;
  private double m2;
  private double m3;
  private double m4;

  long count() {
    return count;
  }

  double m2() {
    return m2;
  }

  double m3() {
    return m3;
  }

  double m4() {
    return m4;
  }

  /** Takes the first numbers of an array. */
  void add(double[] values, int size) {
    if (size == 0) {
      return;
    }
    // Around the first value, so that equal values have no distance at all, not one of an ulp.
    double shift = values[0];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i] - shift;
    }
    double distance = sum / size;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < size; i++) {
      double delta = (values[i] - shift) - distance;
      double square = delta * delta;
      second += square;
      third += square * delta;
      fourth += square * square;
    }
    join(size, shift + distance, second, third, fourth);
  }

  void merge(Moments other) {
    join(other.count, other.mean, other.m2, other.m3, other.m4);
  }

  private void join(long n, double otherMean, double second, double third, double fourth) {
    if (n == 0) {
      return;
    }
    double a = count;
    double b = n;
    double total = a + b;
    double delta = count == 0 ? 0 : otherMean - mean;
    double step = delta / total;
    double cross = a * b * step * delta;
    m4 +=
        fourth
            + cross * step * step * (a * a - a * b + b * b)
            + 6 * step * step * (a * a * second + b * b * m2)
            + 4 * step * (a * third - b * m3);
    m3 += third + cross * step * (a - b) + 3 * step * (a * second - b * m2);
    m2 += second + cross;
    mean = count == 0 ? otherMean : mean + b * step;
    count += n;
  }

  void write(ByteBuffer buffer) {
    buffer.putLong(count).putDouble(mean).putDouble(m2).putDouble(m3).putDouble(m4);
  }

  /** Reads {@link #write}. */
  static Moments read(ByteBuffer buffer) {
    var read = new Moments();
    read.count = buffer.getLong();
    read.mean = buffer.getDouble();
    read.m2 = buffer.getDouble();
    read.m3 = buffer.getDouble();
    read.m4 = buffer.getDouble();
    return read;
  }
}

package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import io.plumbline.model.row.ColumnVector;

/** Numbers of floating point. */
final class DoubleValues extends ArrayValues<double[]> {
  private final Meaning meaning;
  private final Slices slices = new Slices();

  DoubleValues(Meaning meaning) {
    super(ColumnVector::doubles, double[]::new);
    this.meaning = meaning;
  }

  @Override
  void read(ValueSource source, double[] out, int at, int count) {
    if (meaning == Meaning.REAL) {
      source.doubles(out, at, count);
      return;
    }
    source.slices(slices, count);
    for (int i = 0; i < count; i++) {
      out[at + i] = half((int) Words.at(slices.bytes(), slices.start(i)));
    }
  }

  /**
   * The number that the lower 16 bits mean: sign, 5 bits of exponent, 10 of fraction (IEEE 754).
   */
  private static double half(int bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  @Override
  void gather(int[] ids, int at, int count) {
    var out = values;
    var from = dictionary;
    for (int i = 0; i < count; i++) {
      out[at + i] = from[ids[i]];
    }
  }

  @Override
  void move(int from, int to) {
    values[to] = values[from];
  }
}

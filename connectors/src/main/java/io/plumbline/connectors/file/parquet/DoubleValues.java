package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import io.plumbline.model.row.ColumnVector;

/** Numbers of floating point. */
final class DoubleValues extends ColumnValues {
  private final Meaning meaning;
  private final Slices slices = new Slices();
  private double[] values;
  private double[] dictionary = new double[0];

  DoubleValues(Meaning meaning) {
    this.meaning = meaning;
  }

  @Override
  void attach(ColumnVector filled, int before) {
    values = filled.doubles();
  }

  @Override
  void read(ValueSource source, int at, int count) {
    read(source, values, at, count);
  }

  private void read(ValueSource source, double[] out, int at, int count) {
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
  void readDictionary(ValueSource source, int count) {
    dictionary = new double[count];
    read(source, dictionary, 0, count);
  }

  @Override
  void gather(int[] ids, int at, int count) {
    for (int i = 0; i < count; i++) {
      values[at + i] = dictionary[ids[i]];
    }
  }

  @Override
  void move(int from, int to) {
    values[to] = values[from];
  }
}

package io.plumbline.connectors.file.parquet;

import io.plumbline.model.row.ColumnVector;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Values that are kept as an array. How they get from the dictionary into the rows is up to each
 * kind of array: one loop over all of them would be slower than three.
 *
 * @param <A> the array
 */
abstract class ArrayValues<A> extends ColumnValues {
  private final Function<ColumnVector, A> ofColumn;
  private final IntFunction<A> ofLength;
  A values;
  A dictionary;

  /**
   * @param ofColumn the array of a batch
   * @param ofLength an array of that length
   */
  ArrayValues(Function<ColumnVector, A> ofColumn, IntFunction<A> ofLength) {
    this.ofColumn = ofColumn;
    this.ofLength = ofLength;
    this.dictionary = ofLength.apply(0);
  }

  /** Reads values into an array. */
  abstract void read(ValueSource source, A out, int at, int count);

  @Override
  final void attach(ColumnVector filled, int before) {
    values = ofColumn.apply(filled);
  }

  @Override
  final void read(ValueSource source, int at, int count) {
    read(source, values, at, count);
  }

  @Override
  final void readDictionary(ValueSource source, int count) {
    dictionary = ofLength.apply(count);
    read(source, dictionary, 0, count);
  }
}

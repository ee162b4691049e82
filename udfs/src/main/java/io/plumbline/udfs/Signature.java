package io.plumbline.udfs;

import java.util.List;

/**
 * What a metric function takes: some columns, then constants.
 *
 * @param fewest least number of columns
 * @param most greatest number of columns
 */
public record Signature(int fewest, int most, List<Parameter> parameters) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Just so many columns and these constants. */
  public static Signature columns(int count, Parameter... parameters) {
    return new Signature(count, count, List.of(parameters));
  }

  /** At least one column. */
  public static Signature key() {
    return new Signature(1, Integer.MAX_VALUE, List.of());
  }

  /** The number of columns in words, such as {@code at least 1 column}. */
  String columnsInWords() {
    var number = fewest + (fewest == 1 ? " column" : " columns");
    if (most == Integer.MAX_VALUE) {
      return "at least " + number;
    }
    return fewest == most ? number : "%d to %d columns".formatted(fewest, most);
  }
}

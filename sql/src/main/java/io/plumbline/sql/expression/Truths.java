package io.plumbline.sql.expression;

import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Truth;

/** Truth values as the bytes of a {@link RowPredicate}. */
final class Truths {
  private Truths() {}

  static byte of(Truth truth) {
    return switch (truth) {
      case TRUE -> RowPredicate.TRUE;
      case FALSE -> RowPredicate.FALSE;
      case UNKNOWN -> RowPredicate.UNKNOWN;
    };
  }

  static byte not(byte truth) {
    return truth == RowPredicate.UNKNOWN ? RowPredicate.UNKNOWN : (byte) (1 - truth);
  }
}

package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;

/** {@code metric OVER LAST n RUNS} in Calcite's tree: the metric and the number. */
public final class HistoryOperator {
  /** Binds as tightly as the OVER of an aggregate. */
  private static final int PRECEDENCE = 100;

  public static final SqlBinaryOperator OVER_LAST =
      new SqlBinaryOperator("OVER LAST", SqlKind.OTHER, PRECEDENCE, true, null, null, null);

  private HistoryOperator() {}
}

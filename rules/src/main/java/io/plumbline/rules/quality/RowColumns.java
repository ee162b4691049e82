package io.plumbline.rules.quality;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.ScalarExpression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The columns that rules read: a source has to read no others. */
public final class RowColumns {
  private RowColumns() {}

  /** Names as in the schema, in its order; columns that it does not have are not among them. */
  public static List<String> of(List<Rule> rules, RowSchema schema) {
    var read = new LinkedHashSet<String>();
    for (var rule : rules) {
      if (rule.filter() != null) {
        read.addAll(rule.filter().columns());
      }
      if (rule.expectation() instanceof Expectation.EachRow each) {
        read.addAll(each.predicate().columns());
      }
      addAll(read, RuleMetrics.arguments(rule).values());
      if (rule.segmentation() != null) {
        addAll(read, rule.segmentation().keys());
      }
      if (rule.time().column() != null) {
        read.add(rule.time().column());
      }
    }
    var positions = new TreeSet<Integer>();
    for (var name : read) {
      positions.add(position(name, schema));
    }
    positions.remove(-1);
    return positions.stream().map(schema.names()::get).toList();
  }

  private static void addAll(Set<String> read, Iterable<ScalarExpression> expressions) {
    expressions.forEach(expression -> read.addAll(expression.columns()));
  }

  /** A field of a nested value is read from the column that holds the value. */
  private static int position(String name, RowSchema schema) {
    int position = schema.position(name);
    int dot = name.lastIndexOf('.');
    while (position < 0 && dot > 0) {
      position = schema.position(name.substring(0, dot));
      dot = name.lastIndexOf('.', dot - 1);
    }
    return position;
  }
}

package io.plumbline.rules.quality;

import io.plumbline.model.Keys;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import java.util.List;

/**
 * What tells two tallies of a cell apart. Rules that agree in all of it share one.
 *
 * @param filter canonical SQL of the {@code WHERE} clause; empty for all rows
 * @param predicate canonical SQL of what each row must satisfy
 * @param showsUnknown whether rows for which the predicate is UNKNOWN are shown as violations
 * @param masked columns that samples must not show
 */
record CheckKey(String filter, String predicate, boolean showsUnknown, List<String> masked) {
  static CheckKey of(Rule rule, Expectation.EachRow each) {
    return new CheckKey(
        MetricKey.filter(rule),
        each.predicate().sql(),
        each.isStrict(),
        rule.quarantine().masked());
  }

  String text() {
    return Keys.join(filter, predicate, String.valueOf(showsUnknown), String.join(",", masked));
  }
}

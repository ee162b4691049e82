package io.plumbline.rules.quality;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;

/** Says why a row goes to quarantine. */
public final class QuarantinedRows {
  private QuarantinedRows() {}

  /**
   * The quarantined row.
   *
   * @param place where the row was read: it tells equal rows apart
   */
  public static QuarantinedRow of(
      Rule rule, DatasetId dataset, String place, String row, long atMillis) {
    var reason =
        rule.expectation() instanceof Expectation.EachRow each ? each.predicate().sql() : "";
    return new QuarantinedRow(
        Hashes.of("quarantine", rule.tenant(), rule.name(), dataset.key(), place, row),
        rule.tenant(),
        dataset,
        rule.name(),
        rule.version(),
        reason,
        rule.quarantine().table(),
        row,
        atMillis);
  }
}

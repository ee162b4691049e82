package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A row that violates a rule which sends such rows to quarantine.
 *
 * @param id hash of rule, dataset, row and place: a row that is read again has the same
 * @param ruleVersion version of the rule that judged it
 * @param reason canonical SQL of what the row does not satisfy
 * @param table where the rule wants it; empty for the engine's own
 * @param row JSON, masked as the rule says
 */
public record QuarantinedRow(
    String id,
    String tenant,
    DatasetId dataset,
    String rule,
    int ruleVersion,
    String reason,
    String table,
    String row,
    long atMillis) {
  public QuarantinedRow {
    requireNonNull(id, "id is null");
    requireNonNull(dataset, "dataset is null");
    table = table == null ? "" : table;
  }

  /** The key of the topic: rows of one rule and dataset stay in order. */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, rule, dataset.key());
  }
}

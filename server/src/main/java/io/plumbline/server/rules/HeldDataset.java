package io.plumbline.server.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.rules.Target;
import io.plumbline.sql.HoldDataset;

/**
 * A legal hold as people see it.
 *
 * @param on what is held
 * @param dataset the same as it is written in SQL
 * @param reason empty when none is given
 * @param by who holds it
 * @param atMillis since when
 */
public record HeldDataset(
    @JsonIgnore Target on,
    String dataset,
    @JsonProperty("case") String caseName,
    String reason,
    int version,
    String by,
    long atMillis) {

  /** The name that it is kept under. */
  String name() {
    return new HoldDataset(on, caseName, reason, 0, 0).name();
  }
}

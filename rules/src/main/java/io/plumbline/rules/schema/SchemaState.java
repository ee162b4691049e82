package io.plumbline.rules.schema;

import io.plumbline.model.Column;
import io.plumbline.model.SchemaObservation;
import java.util.List;

/**
 * What the schema detector keeps for one rule on one dataset.
 *
 * @param settled what held before the pending observations
 * @param pending observations younger than the horizon, in order of event time
 */
public record SchemaState(int ruleVersion, Accepted settled, List<SchemaObservation> pending) {
  /**
   * The schema that is held to be right, legal changes taken.
   *
   * @param columns empty before the first observation
   * @param violating subjects that violate the rule since some observation
   * @param codeVersion program version that last wrote without violation, or null
   */
  public record Accepted(List<Column> columns, List<String> violating, String codeVersion) {}

  public static SchemaState initial(int ruleVersion) {
    return new SchemaState(ruleVersion, new Accepted(List.of(), List.of(), null), List.of());
  }
}

package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/**
 * {@code ACK INCIDENT 'id' [AS EXPECTED] [COMMENT 'text']}.
 *
 * @param isExpected whether what was found is as it should be, so that the baseline learns from it
 * @param comment empty if not said
 */
public record AckIncident(String incident, boolean isExpected, String comment, int line, int column)
    implements Statement {
  @Override
  public String sql() {
    return "ACK INCIDENT "
        + Identifiers.text(incident)
        + (isExpected ? " AS EXPECTED" : "")
        + (comment.isEmpty() ? "" : " COMMENT " + Identifiers.text(comment));
  }
}

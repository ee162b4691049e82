package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.row.RowSchema;

/**
 * {@code CREATE TABLE}: a dataset declared in Flink SQL. Rules of the same text are checked against
 * its columns; who runs it is given the text as it was written.
 *
 * @param name dotted if it has more than one part
 * @param schema its columns; none if the text does not list them
 * @param sql the statement as written
 */
public record CreateTable(String name, RowSchema schema, String sql, int line, int column)
    implements Statement {
  public CreateTable {
    requireNonNull(name, "name is null");
    requireNonNull(schema, "schema is null");
    requireNonNull(sql, "sql is null");
  }
}

package io.plumbline.jobs.table;

import io.plumbline.sql.CreateTable;
import io.plumbline.sql.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The tables that a script of {@code CREATE TABLE} statements declares, and what is wrong with the
 * rest of it: a statement that cannot be read keeps no other from being read.
 */
public record TableScript(List<CreateTable> tables, List<String> problems) {
  public TableScript {
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }

  /** Reads a script; never throws. */
  public static TableScript read(String script) {
    var parsed = Statements.parse(script);
    var problems = new ArrayList<String>();
    parsed.problems().forEach(problem -> problems.add(problem.text()));
    var tables = new LinkedHashMap<String, CreateTable>();
    for (var statement : parsed.statements()) {
      if (!(statement instanceof CreateTable table)) {
        problems.add(
            "Cannot declare a table: line %d is no CREATE TABLE".formatted(statement.line()));
      } else if (tables.putIfAbsent(table.name(), table) != null) {
        problems.add(
            "Cannot declare table %s: line %d declares it again"
                .formatted(table.name(), table.line()));
      }
    }
    return new TableScript(List.copyOf(tables.values()), problems);
  }
}

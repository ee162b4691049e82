package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Problem;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.rules.RuleChange.Status;
import io.plumbline.server.rules.Statement.CreateRule;
import io.plumbline.server.rules.Statement.DropRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out what statements do to the rules that are there; all of them or none. Pure. */
final class RulePlan {

  private final Principal by;
  private final long atMillis;
  private final Map<String, RuleText> rules;
  private final List<RuleChange> changes = new ArrayList<>();
  private final List<Problem> taken = new ArrayList<>();
  private final List<Problem> missing = new ArrayList<>();

  private RulePlan(Map<String, RuleText> rules, Principal by, long atMillis) {
    this.rules = new HashMap<>(rules);
    this.by = by;
    this.atMillis = atMillis;
  }

  /**
   * The changes, one per statement, in order.
   *
   * @param latest latest version of each rule of the tenant by name, dropped ones included
   * @throws ProblemException 409 if a name is taken, 404 if a rule to drop is missing
   */
  static List<RuleChange> of(
      List<Statement> statements, Map<String, RuleText> latest, Principal by, long atMillis) {
    var plan = new RulePlan(latest, by, atMillis);
    for (var statement : statements) {
      if (statement instanceof CreateRule create) {
        plan.create(create);
      } else if (statement instanceof DropRule drop) {
        plan.drop(drop);
      }
    }
    return plan.changes();
  }

  private List<RuleChange> changes() {
    if (!taken.isEmpty()) {
      throw ProblemException.conflict("Cannot create a rule of a name that is taken")
          .with("problems", taken);
    }
    if (!missing.isEmpty()) {
      throw ProblemException.notFound("Cannot drop a rule that is not there")
          .with("problems", missing);
    }
    return changes;
  }

  private void create(CreateRule create) {
    var current = rules.get(create.name());
    var sql = create.sql().strip();
    boolean exists = current != null && !current.dropped();
    if (exists && (current.text().equals(sql) || create.ifNotExists())) {
      changes.add(new RuleChange(create.name(), current.version(), Status.UNCHANGED, null));
    } else if (exists && !create.orReplace()) {
      taken.add(
          new Problem(0, 0, "rule '" + create.name() + "' exists", "write CREATE OR REPLACE RULE"));
    } else {
      keep(create.name(), sql, false, exists ? Status.REPLACED : Status.CREATED);
    }
  }

  private void drop(DropRule drop) {
    var current = rules.get(drop.name());
    if (current != null && !current.dropped()) {
      keep(drop.name(), current.text(), true, Status.DROPPED);
    } else if (drop.ifExists()) {
      changes.add(
          new RuleChange(
              drop.name(), current == null ? 0 : current.version(), Status.ABSENT, null));
    } else {
      missing.add(
          new Problem(
              0, 0, "rule '" + drop.name() + "' is not there", "write DROP RULE IF EXISTS"));
    }
  }

  private void keep(String name, String sql, boolean dropped, Status status) {
    var current = rules.get(name);
    int version = current == null ? 1 : current.version() + 1;
    var text = new RuleText(by.tenant(), name, version, sql, dropped, by.name(), atMillis);
    rules.put(name, text);
    changes.add(new RuleChange(name, version, status, text));
  }
}

package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.rules.RuleChange.Status;
import io.plumbline.server.rules.Statement.AlterRule;
import io.plumbline.server.rules.Statement.CreateCalendar;
import io.plumbline.server.rules.Statement.CreateRule;
import io.plumbline.server.rules.Statement.DropCalendar;
import io.plumbline.server.rules.Statement.DropRule;
import io.plumbline.server.rules.Statement.RollBackRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Works out what statements do to the rules that are there; all of them or none. */
final class RulePlan {

  private final StatementCompiler compiler;
  private final Function<String, List<RuleText>> versions;

  private final Principal by;
  private final long atMillis;
  private final Map<String, RuleText> rules;
  private final List<RuleChange> changes = new ArrayList<>();
  private final List<Problem> taken = new ArrayList<>();
  private final List<Problem> missing = new ArrayList<>();
  private final List<Problem> useless = new ArrayList<>();

  private RulePlan(
      StatementCompiler compiler,
      Function<String, List<RuleText>> versions,
      Map<String, RuleText> rules,
      Principal by,
      long atMillis) {
    this.compiler = compiler;
    this.versions = versions;
    this.rules = new HashMap<>(rules);
    this.by = by;
    this.atMillis = atMillis;
  }

  /**
   * The changes in order: one per statement, two for one that gives a rule another name.
   *
   * @param versions the retained versions of a rule, latest first
   * @param latest latest version of each rule of the tenant by name, dropped ones included
   * @throws ProblemException 409 if a name is taken, 404 if a rule or version is missing, 422 if a
   *     change is of no use for its rule
   */
  static List<RuleChange> of(
      List<Statement> statements,
      StatementCompiler compiler,
      Function<String, List<RuleText>> versions,
      Map<String, RuleText> latest,
      Principal by,
      long atMillis) {
    var plan = new RulePlan(compiler, versions, latest, by, atMillis);
    for (var statement : statements) {
      if (statement instanceof CreateRule create) {
        plan.create(create);
      } else if (statement instanceof DropRule drop) {
        plan.drop(drop);
      } else if (statement instanceof AlterRule alter) {
        plan.alter(alter);
      } else if (statement instanceof RollBackRule rollBack) {
        plan.rollBack(rollBack);
      } else if (statement instanceof CreateCalendar create) {
        plan.create(create);
      } else if (statement instanceof DropCalendar drop) {
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
      throw ProblemException.notFound("Cannot change a rule that is not there")
          .with("problems", missing);
    }
    if (!useless.isEmpty()) {
      throw ProblemException.unprocessable("Cannot change a rule like that")
          .with("problems", useless);
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
      missing(drop.name(), "write DROP RULE IF EXISTS");
    }
  }

  private void create(CreateCalendar create) {
    var kept = StatementKind.CALENDAR.kept(create.name());
    var current = rules.get(kept);
    boolean exists = current != null && !current.dropped();
    if (exists && (current.text().equals(create.sql()) || create.ifNotExists())) {
      changes.add(new RuleChange(create.name(), current.version(), Status.UNCHANGED, null));
    } else if (exists && !create.orReplace()) {
      taken.add(
          new Problem(
              0, 0, "calendar '" + create.name() + "' exists", "write CREATE OR REPLACE CALENDAR"));
    } else {
      keep(kept, create.name(), create.sql(), false, exists ? Status.REPLACED : Status.CREATED);
    }
  }

  private void drop(DropCalendar drop) {
    var kept = StatementKind.CALENDAR.kept(drop.name());
    var current = rules.get(kept);
    if (current == null || current.dropped()) {
      if (drop.ifExists()) {
        int version = current == null ? 0 : current.version();
        changes.add(new RuleChange(drop.name(), version, Status.ABSENT, null));
      } else {
        missing.add(
            new Problem(
                0,
                0,
                "calendar '" + drop.name() + "' is not there",
                "write DROP CALENDAR IF EXISTS"));
      }
      return;
    }
    var users = rules.values().stream().filter(rule -> names(rule, drop.name())).toList();
    if (users.isEmpty()) {
      keep(kept, drop.name(), current.text(), true, Status.DROPPED);
    } else {
      useless.add(
          new Problem(
              0,
              0,
              "calendar '%s' is named by %d rules, such as '%s'"
                  .formatted(drop.name(), users.size(), users.get(0).name()),
              "drop or change them before"));
    }
  }

  private boolean names(RuleText rule, String calendar) {
    try {
      return !rule.dropped()
          && rule.kind() == StatementKind.RULE
          && compiler.compile(rule).expectation().calendar().equals(calendar);
    } catch (RuleRejectedException e) {
      return false;
    }
  }

  private void alter(AlterRule alter) {
    var current = rules.get(alter.name());
    if (current == null || current.dropped()) {
      missing(alter.name(), "SHOW RULES lists all");
      return;
    }
    try {
      var after = compiler.alter(current, alter, atMillis);
      if (after.name().equals(alter.name())) {
        keepAltered(current, after.sql());
      } else {
        rename(current, after);
      }
    } catch (RuleRejectedException e) {
      useless.addAll(e.problems());
    }
  }

  private void rename(RuleText current, CreateRule after) {
    var there = rules.get(after.name());
    if (there != null && !there.dropped()) {
      taken.add(
          new Problem(
              0, 0, "rule '" + after.name() + "' exists", "choose another name, or drop it"));
      return;
    }
    keep(current.name(), current.text(), true, Status.DROPPED);
    keep(after.name(), after.sql(), false, Status.CREATED);
  }

  private void rollBack(RollBackRule rollBack) {
    var current = rules.get(rollBack.name());
    if (current == null || current.dropped()) {
      missing(rollBack.name(), "SHOW RULES lists all");
      return;
    }
    var made = changes.stream().map(RuleChange::text).filter(Objects::nonNull);
    var kept =
        Stream.concat(made, versions.apply(rollBack.name()).stream())
            .filter(text -> text.name().equals(rollBack.name()))
            .filter(text -> text.version() == rollBack.version())
            .findFirst();
    if (kept.isEmpty()) {
      missing.add(
          new Problem(
              0,
              0,
              "rule '%s' has no version %d".formatted(rollBack.name(), rollBack.version()),
              "SHOW RULE HISTORY lists all"));
      return;
    }
    try {
      compiler.compile(kept.get());
      keepAltered(current, kept.get().text());
    } catch (RuleRejectedException e) {
      useless.addAll(e.problems());
    }
  }

  private void keepAltered(RuleText current, String sql) {
    if (current.text().equals(sql)) {
      changes.add(new RuleChange(current.name(), current.version(), Status.UNCHANGED, null));
    } else {
      keep(current.name(), sql, false, Status.ALTERED);
    }
  }

  private void missing(String name, String suggestion) {
    missing.add(new Problem(0, 0, "rule '" + name + "' is not there", suggestion));
  }

  private void keep(String name, String sql, boolean dropped, Status status) {
    keep(name, name, sql, dropped, status);
  }

  private void keep(String name, String shown, String sql, boolean dropped, Status status) {
    var current = rules.get(name);
    int version = current == null ? 1 : current.version() + 1;
    var text = new RuleText(by.tenant(), name, version, sql, dropped, by.name(), atMillis);
    rules.put(name, text);
    changes.add(new RuleChange(shown, version, status, text));
  }
}

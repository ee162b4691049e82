package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.policy.Policy;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.rules.RuleChange.Status;
import io.plumbline.server.rules.Statement.AlterRule;
import io.plumbline.server.rules.Statement.Create;
import io.plumbline.server.rules.Statement.Drop;
import io.plumbline.server.rules.Statement.RollBackRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
      if (statement instanceof Create create) {
        plan.create(create);
      } else if (statement instanceof Drop drop) {
        plan.drop(drop);
      } else if (statement instanceof AlterRule alter) {
        plan.alter(alter);
      } else if (statement instanceof RollBackRule rollBack) {
        plan.rollBack(rollBack);
      }
    }
    return plan.changes();
  }

  private List<RuleChange> changes() {
    if (!taken.isEmpty()) {
      throw ProblemException.conflict("Cannot create what is there already")
          .with("problems", taken);
    }
    if (!missing.isEmpty()) {
      throw ProblemException.notFound("Cannot change what is not there").with("problems", missing);
    }
    if (!useless.isEmpty()) {
      throw ProblemException.unprocessable("Cannot make a change like that")
          .with("problems", useless);
    }
    return changes;
  }

  private void create(Create create) {
    var kind = create.kind();
    var current = current(kind, create.name());
    var sql = create.sql().strip();
    if (current.isPresent() && (current.get().text().equals(sql) || create.ifNotExists())) {
      changes.add(new RuleChange(create.name(), current.get().version(), Status.UNCHANGED, null));
    } else if (current.isPresent() && !create.orReplace()) {
      taken.add(
          new Problem(
              0,
              0,
              "%s '%s' exists".formatted(word(kind), create.name()),
              "write CREATE OR REPLACE " + kind));
    } else {
      if (kind == StatementKind.TARGET && current.isPresent()) {
        checkUsers(create);
      }
      keep(kind, create.name(), sql, false, current.isEmpty() ? Status.CREATED : Status.REPLACED);
    }
  }

  private void drop(Drop drop) {
    var kind = drop.kind();
    var current = current(kind, drop.name());
    if (current.isPresent()) {
      var users = users(kind, drop.name());
      if (users.isEmpty()) {
        keep(kind, drop.name(), current.get().text(), true, Status.DROPPED);
      } else {
        useless.add(
            new Problem(
                0,
                0,
                "%s '%s' is named by %d %s, such as '%s'"
                    .formatted(
                        word(kind),
                        drop.name(),
                        users.size(),
                        kind == StatementKind.TARGET ? "policies" : "rules",
                        users.get(0).plainName()),
                "drop or change them before"));
      }
    } else if (drop.ifExists()) {
      var last = rules.get(kind.kept(drop.name()));
      changes.add(
          new RuleChange(drop.name(), last == null ? 0 : last.version(), Status.ABSENT, null));
    } else {
      missing.add(
          new Problem(
              0,
              0,
              "%s '%s' is not there".formatted(word(kind), drop.name()),
              kind == StatementKind.HOLD
                  ? "SHOW HOLDS lists all"
                  : "write DROP %s IF EXISTS".formatted(kind)));
    }
  }

  /** What is in force of a kind; a rule of such a name is none of what is kept beside rules. */
  private Optional<RuleText> current(StatementKind kind, String name) {
    return Optional.ofNullable(rules.get(kind.kept(name)))
        .filter(text -> !text.dropped() && text.kind() == kind);
  }

  /** What cannot be without it, by name. */
  private List<RuleText> users(StatementKind kind, String name) {
    return rules.values().stream()
        .filter(text -> !text.dropped())
        .filter(
            text ->
                switch (kind) {
                  case CALENDAR -> namesCalendar(text, name);
                  case TARGET -> policy(text).filter(p -> p.via().equals(name)).isPresent();
                  case RULE, POLICY, HOLD, TAGS -> false;
                })
        .sorted(Comparator.comparing(RuleText::name))
        .toList();
  }

  private boolean namesCalendar(RuleText text, String calendar) {
    try {
      return text.kind() == StatementKind.RULE
          && compiler.compile(text).expectation().calendar().equals(calendar);
    } catch (RuleRejectedException e) {
      return false;
    }
  }

  private Optional<Policy> policy(RuleText text) {
    try {
      return text.kind() == StatementKind.POLICY
          ? Optional.of(compiler.policy(text))
          : Optional.empty();
    } catch (RuleRejectedException e) {
      return Optional.empty();
    }
  }

  /** A target that becomes one of another type must still do what policies ask of it. */
  private void checkUsers(Create target) {
    var text = text(StatementKind.TARGET, target.name(), target.sql().strip(), false);
    var type = compiler.endpoint(text).type();
    for (var user : users(StatementKind.TARGET, target.name())) {
      var action = policy(user).orElseThrow().then();
      if (!type.supports(action)) {
        useless.add(
            new Problem(
                0,
                0,
                "policy '%s' asks target '%s' to %s, which type %s cannot"
                    .formatted(user.plainName(), target.name(), action, type.sql()),
                "drop or change the policy before"));
      }
    }
  }

  /** What people call one of a kind. */
  static String word(StatementKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void alter(AlterRule alter) {
    var current = current(StatementKind.RULE, alter.name()).orElse(null);
    if (current == null) {
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

  private void rename(RuleText current, Create after) {
    var there = rules.get(after.name());
    if (there != null && !there.dropped()) {
      taken.add(
          new Problem(
              0, 0, "rule '" + after.name() + "' exists", "choose another name, or drop it"));
      return;
    }
    keep(StatementKind.RULE, current.name(), current.text(), true, Status.DROPPED);
    keep(StatementKind.RULE, after.name(), after.sql(), false, Status.CREATED);
  }

  private void rollBack(RollBackRule rollBack) {
    var current = current(StatementKind.RULE, rollBack.name()).orElse(null);
    if (current == null) {
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
      keep(StatementKind.RULE, current.name(), sql, false, Status.ALTERED);
    }
  }

  private void missing(String name, String suggestion) {
    missing.add(new Problem(0, 0, "rule '" + name + "' is not there", suggestion));
  }

  private void keep(StatementKind kind, String name, String sql, boolean dropped, Status status) {
    var text = text(kind, name, sql, dropped);
    rules.put(text.name(), text);
    changes.add(new RuleChange(name, text.version(), status, text));
  }

  private RuleText text(StatementKind kind, String name, String sql, boolean dropped) {
    var last = rules.get(kind.kept(name));
    int version = last == null ? 1 : last.version() + 1;
    return new RuleText(by.tenant(), kind.kept(name), version, sql, dropped, by.name(), atMillis);
  }
}

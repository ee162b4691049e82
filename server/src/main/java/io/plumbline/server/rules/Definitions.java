package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.LikeMatcher;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.Target;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.rules.policy.Policy;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.view.RuleView;
import io.plumbline.sql.KnownNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers questions about what is kept beside rules: calendars, targets, policies and holds. */
final class Definitions {

  private final RuleView rules;
  private final StatementCompiler compiler;

  Definitions(RuleView rules, StatementCompiler compiler) {
    this.rules = rules;
    this.compiler = compiler;
  }

  /** The policies in force, by name. */
  List<KeptPolicy> policies(String tenant) {
    return rules.active(tenant, StatementKind.POLICY).stream()
        .map(text -> KeptPolicy.of(text, read(compiler::policy, text).orElse(null)))
        .toList();
  }

  /** The targets that are there, by name. */
  List<KeptTarget> targets(String tenant) {
    return rules.active(tenant, StatementKind.TARGET).stream()
        .map(text -> KeptTarget.of(text, read(compiler::endpoint, text).orElse(null)))
        .toList();
  }

  /** The holds of open cases, by dataset. */
  List<HeldDataset> holds(String tenant) {
    return rules.active(tenant, StatementKind.HOLD).stream()
        .flatMap(text -> read(compiler::held, text).stream())
        .toList();
  }

  /** What the statements of a tenant may name. */
  KnownNames names(String tenant) {
    var calendars =
        rules.active(tenant, StatementKind.CALENDAR).stream().map(RuleText::plainName).toList();
    var targets = new LinkedHashMap<String, EndpointType>();
    for (var text : rules.active(tenant, StatementKind.TARGET)) {
      targets.put(text.plainName(), read(compiler::endpoint, text).map(t -> t.type()).orElse(null));
    }
    return new KnownNames(calendars, targets);
  }

  /** What there is of a kind and the caller may read. */
  Map<String, Object> show(Rights rights, Statement.Show show) {
    var tenant = rights.tenant();
    if (show.kind() == StatementKind.HOLD) {
      var rows =
          rights
              .readable(holds(tenant), hold -> Defined.of(StatementKind.HOLD, hold.name()))
              .stream()
              .filter(hold -> isLike(hold.dataset(), show) || isLike(hold.caseName(), show))
              .filter(hold -> show.target() == null || isOn(hold.on(), show.target()))
              .map(
                  hold ->
                      List.of(
                          hold.dataset(),
                          hold.caseName(),
                          hold.reason(),
                          hold.by(),
                          Instant.ofEpochMilli(hold.atMillis()).toString()))
              .toList();
      return Map.of("columns", List.of("dataset", "case", "reason", "by", "since"), "rows", rows);
    }
    var rows =
        rights.readable(rules.active(tenant, show.kind()), Defined::of).stream()
            .filter(text -> isLike(text.plainName(), show))
            .filter(text -> show.target() == null || isOn(text, show.target()))
            .map(text -> List.of(text.plainName(), text.version(), text.text()))
            .toList();
    return Map.of("columns", List.of("name", "version", "text"), "rows", rows);
  }

  Map<String, Object> describe(String tenant, Statement.Describe describe) {
    var text = active(tenant, describe.kind(), describe.name());
    var parts =
        describe.kind() == StatementKind.TARGET
            ? compiler.describe(compiled(compiler::endpoint, text, "describe"))
            : compiler.describe(compiled(compiler::policy, text, "describe"));
    return rows(parts, text);
  }

  String explain(String tenant, String policy) {
    var text = active(tenant, StatementKind.POLICY, policy);
    return compiler.explain(compiled(compiler::policy, text, "explain"));
  }

  /** A description as a table. */
  static Map<String, Object> rows(Map<String, String> parts, RuleText text) {
    var rows = new ArrayList<List<String>>();
    parts.forEach((part, value) -> rows.add(List.of(part, value)));
    rows.add(List.of("changed by", text.by()));
    rows.add(List.of("changed at", Instant.ofEpochMilli(text.atMillis()).toString()));
    return Map.of("columns", List.of("part", "value"), "rows", rows);
  }

  private boolean isOn(RuleText text, Target target) {
    return read(compiler::policy, text).map(Policy::on).filter(on -> isOn(on, target)).isPresent();
  }

  /** Whether it is written so, or is a pattern that a dataset of that name is LIKE. */
  private static boolean isOn(Target on, Target asked) {
    return on.sql().equals(asked.sql())
        || (on instanceof LikeTarget like
            && asked instanceof NamedTarget named
            && LikeMatcher.OF_NAMES.matches(named.name(), like.pattern()));
  }

  private static boolean isLike(String name, Statement.Show show) {
    return show.like().isEmpty() || LikeMatcher.OF_NAMES.matches(name, show.like());
  }

  private RuleText active(String tenant, StatementKind kind, String name) {
    return rules.active(tenant, kind).stream()
        .filter(text -> text.plainName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Cannot find %s: %s".formatted(RulePlan.word(kind), name)));
  }

  /** Nothing for a text that an older release kept, whose language this one no longer reads. */
  private static <T> Optional<T> read(Function<RuleText, T> reader, RuleText text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (RuleRejectedException e) {
      return Optional.empty();
    }
  }

  private static <T> T compiled(Function<RuleText, T> reader, RuleText text, String toDoWhat) {
    try {
      return reader.apply(text);
    } catch (RuleRejectedException e) {
      throw ProblemException.unprocessable(
              "Cannot %s %s: it does not compile".formatted(toDoWhat, text.plainName()))
          .with("problems", e.problems());
    }
  }
}

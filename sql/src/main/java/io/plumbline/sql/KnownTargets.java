package io.plumbline.sql;

import io.plumbline.model.DecisionAction;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.CreatePolicySyntax;
import io.plumbline.sql.syntax.CreateTargetSyntax;
import io.plumbline.sql.syntax.DropSyntax;
import io.plumbline.sql.syntax.PolicyClauseSyntax;
import io.plumbline.sql.syntax.StatementSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The targets that the policies of a text may name: those that are there, and its own. */
final class KnownTargets {
  /** The type by name; null where a target has none that is right. */
  private final Map<String, EndpointType> types = new TreeMap<>();

  private final boolean areAllKnown;

  /**
   * @param types null when it is not known which there are: then only those of the text are checked
   */
  KnownTargets(Map<String, EndpointType> types) {
    areAllKnown = types != null;
    if (areAllKnown) {
      this.types.putAll(types);
    }
    this.types.put(DecisionPolicy.GATE, EndpointType.GATE);
  }

  /** Takes what a statement makes of the targets, and checks the one that it names. */
  void check(StatementSyntax syntax, Problems problems) {
    if (syntax instanceof CreateTargetSyntax create) {
      var name = create.name().getSimple();
      if (!create.ifNotExists() || !types.containsKey(name)) {
        types.put(name, type(create.type()).orElse(null));
      }
    } else if (syntax instanceof DropSyntax drop && drop.kind() == StatementKind.TARGET) {
      types.remove(drop.name().getSimple());
    } else if (syntax instanceof CreatePolicySyntax policy) {
      find("VIA", policy).ifPresent(via -> check(via.value(), policy, problems));
    }
  }

  private void check(Word via, CreatePolicySyntax policy, Problems problems) {
    var name = via.text();
    if (!types.containsKey(name)) {
      if (areAllKnown) {
        var meant = Suggestions.didYouMean(name, types.keySet());
        problems.add(
            via.pos(),
            "unknown target '" + name + "'",
            meant.isEmpty()
                ? "create it before with CREATE TARGET %s TYPE ..., or write VIA gate"
                    .formatted(Identifiers.simple(name))
                : meant);
      }
      return;
    }
    var type = types.get(name);
    var then = find("THEN", policy);
    var action = then.flatMap(clause -> action(clause.value(), policy));
    if (type != null && action.isPresent() && !type.supports(action.get())) {
      problems.add(
          then.get().value().pos(),
          "target '%s' of type %s cannot %s".formatted(name, type.sql(), action.get()),
          "it can " + list(type) + "; targets that can are of type " + those(action.get()));
    }
  }

  private static Optional<PolicyClauseSyntax.Setting> find(
      String keyword, CreatePolicySyntax policy) {
    return policy.clauses().stream()
        .filter(clause -> clause.keyword().equals(keyword))
        .map(PolicyClauseSyntax.Setting.class::cast)
        .findFirst();
  }

  private static Optional<EndpointType> type(Word word) {
    return EndpointType.creatable().stream()
        .filter(type -> type.sql().equalsIgnoreCase(word.text()))
        .findFirst();
  }

  private static Optional<DecisionAction> action(Word word, CreatePolicySyntax policy) {
    var name = word.text().toUpperCase(Locale.ROOT);
    return policy.kind().actions().stream()
        .filter(action -> action.name().equals(name))
        .findFirst();
  }

  private static String list(EndpointType type) {
    return type.actions().stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String those(DecisionAction action) {
    return Arrays.stream(EndpointType.values())
        .filter(type -> type.supports(action))
        .map(EndpointType::sql)
        .collect(Collectors.joining(", "));
  }
}

package io.plumbline.sql;

import io.plumbline.model.Severity;
import io.plumbline.rules.Mode;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.AlterRuleSyntax;
import io.plumbline.sql.syntax.ClauseSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads ALTER RULE. */
final class AlterationReader {
  private static final List<String> KEYS =
      List.of("SEVERITY", "MODE", "OWNER", "NOTIFY", "COMMENT");

  private final Problems problems;

  AlterationReader(Problems problems) {
    this.problems = problems;
  }

  /** The change; nothing and a problem if there is none. */
  Optional<Alteration> read(AlterRuleSyntax syntax) {
    if (syntax instanceof AlterRuleSyntax.Rename rename) {
      int before = problems.count();
      RuleNames.check(rename.to(), problems);
      return problems.count() == before
          ? Optional.of(new Alteration.Rename(rename.to().getSimple()))
          : Optional.empty();
    }
    if (syntax instanceof AlterRuleSyntax.Mute mute) {
      return Intervals.read(mute.interval(), problems).map(Alteration.Mute::new);
    }
    if (syntax instanceof AlterRuleSyntax.ExcludeRun exclude) {
      return Optional.of(new Alteration.ExcludeRun(exclude.run().text()));
    }
    if (syntax instanceof AlterRuleSyntax.AddSegment add) {
      var expressions = new RuleExpressions("", List.of(), problems);
      return Optional.of(
          new Alteration.AddSegment(
              add.keys().stream().<ScalarExpression>map(expressions::value).toList()));
    }
    return syntax instanceof AlterRuleSyntax.SetProperties set
        ? Optional.of(properties(set))
        : Optional.of(new Alteration.ResetBaseline());
  }

  private Alteration properties(AlterRuleSyntax.SetProperties syntax) {
    Map<String, ClauseSyntax.Setting> written = new HashMap<>();
    for (var setting : syntax.settings()) {
      if (!KEYS.contains(setting.keyword())) {
        problems.add(
            setting.pos(),
            "unknown property '" + setting.keyword().toLowerCase(java.util.Locale.ROOT) + "'",
            Suggestions.didYouMeanOneOf(setting.keyword(), KEYS));
      } else if (written.put(setting.keyword(), setting) != null) {
        problems.add(
            setting.pos(), setting.keyword() + " is written twice", "take one of them out");
      }
    }
    return new Alteration.SetProperties(
        choose(Severity.class, written.get("SEVERITY")),
        choose(Mode.class, written.get("MODE")),
        text(written.get("OWNER")),
        text(written.get("NOTIFY")),
        text(written.get("COMMENT")));
  }

  private <E extends Enum<E>> E choose(Class<E> type, ClauseSyntax.Setting setting) {
    return setting == null
        ? null
        : Words.choose(type, setting.keyword(), setting.value(), problems).orElse(null);
  }

  private static String text(ClauseSyntax.Setting setting) {
    return setting == null ? null : setting.value().text();
  }
}

package io.plumbline.sql;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.policy.PolicyKind;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.CreatePolicySyntax;
import io.plumbline.sql.syntax.OccasionSyntax;
import io.plumbline.sql.syntax.PolicyClauseSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** The clauses of a policy, each of them once; those that its kind must have, and no others. */
final class PolicyClauses {
  private static final List<String> OF_ALL =
      List.of("THEN", "VIA", "APPROVAL REQUIRED", "DRY RUN or ENFORCED");
  private static final Map<PolicyKind, List<String>> OWN =
      Map.of(
          PolicyKind.SCHEDULING, List.of("WHEN", "FOR", "DOWNSTREAM DEPTH", "ON ENGINE DOWN"),
          PolicyKind.RETENTION,
              List.of("KEEP", "MIN VERSIONS", "BY", "GRACE", "MAX DELETE FRACTION"),
          PolicyKind.ACCESS, List.of("WHEN", "FOR"));
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "KEEP", "KEEP INTERVAL '90' DAY",
          "BY", "BY PARTITION VALUE, BY EVENT TIME, BY SNAPSHOT or BY ORPHAN FILE",
          "VIA", "VIA and the name of a target");

  private final CreatePolicySyntax syntax;
  private final Problems problems;
  private final Map<String, PolicyClauseSyntax> written = new HashMap<>();

  PolicyClauses(CreatePolicySyntax syntax, Problems problems) {
    this.syntax = syntax;
    this.problems = problems;
    syntax.clauses().forEach(this::take);
  }

  private void take(PolicyClauseSyntax clause) {
    var keyword = clause.keyword();
    if (!OF_ALL.contains(keyword) && !OWN.get(syntax.kind()).contains(keyword)) {
      problems.add(
          clause.pos(),
          "%s is no clause of CREATE %s".formatted(keyword, syntax.kind().sql()),
          "take it out");
    } else if (written.putIfAbsent(keyword, clause) != null) {
      problems.add(clause.pos(), keyword + " is written twice", "take one of them out");
    }
  }

  boolean has(String keyword) {
    return written.containsKey(keyword);
  }

  /** What stands after WHEN; nothing and a problem if it is not written. */
  Optional<OccasionSyntax> occasion(String examples) {
    if (!has("WHEN")) {
      missing("WHEN", "write WHEN " + examples);
    }
    return Optional.ofNullable((PolicyClauseSyntax.When) written.get("WHEN"))
        .map(PolicyClauseSyntax.When::occasion);
  }

  /** The act of THEN; nothing and a problem if there is none that the kind can do. */
  Optional<DecisionAction> action() {
    var names = syntax.kind().actions().stream().map(Enum::name).toList();
    var word = word("THEN");
    if (word.isEmpty()) {
      missing("THEN", "write THEN " + String.join(", ", names));
      return Optional.empty();
    }
    var name = word.get().text().toUpperCase(Locale.ROOT);
    if (!names.contains(name)) {
      problems.add(
          word.get().pos(),
          "CREATE %s cannot %s".formatted(syntax.kind().sql(), name),
          Suggestions.didYouMeanOneOf(name, names));
      return Optional.empty();
    }
    return Optional.of(DecisionAction.valueOf(name));
  }

  /** The name of the target; nothing and a problem if it is not written. */
  Optional<String> via() {
    if (!has("VIA")) {
      missing("VIA", "write " + EXAMPLES.get("VIA"));
    }
    return word("VIA").map(Word::text);
  }

  /** The value of a clause of one word or number, if it is written. */
  Optional<Word> word(String keyword) {
    return Optional.ofNullable((PolicyClauseSyntax.Setting) written.get(keyword))
        .map(PolicyClauseSyntax.Setting::value);
  }

  /** The basis of age; nothing and a problem if it is not written. */
  Optional<PolicyClauseSyntax.By> by() {
    if (!has("BY")) {
      missing("BY", "write " + EXAMPLES.get("BY"));
    }
    return Optional.ofNullable((PolicyClauseSyntax.By) written.get("BY"));
  }

  /** An interval that must be written; nothing and a problem if it is not. */
  Optional<Duration> required(String keyword, Duration longest) {
    if (!has(keyword)) {
      missing(keyword, "write " + EXAMPLES.getOrDefault(keyword, keyword));
      return Optional.empty();
    }
    return interval(keyword, longest, Duration.ZERO);
  }

  /** An interval, or another if it is not written; nothing and a problem if it is too long. */
  Optional<Duration> interval(String keyword, Duration longest, Duration otherwise) {
    var clause = (PolicyClauseSyntax.Span) written.get(keyword);
    if (clause == null) {
      return Optional.of(otherwise);
    }
    var read = Intervals.read(clause.interval(), problems);
    if (read.isPresent() && read.get().compareTo(longest) > 0) {
      problems.add(
          clause.interval().getParserPosition(),
          "%s is at most %d days".formatted(keyword, longest.toDays()),
          "write %s %s".formatted(keyword, Intervals.print(longest)));
      return Optional.empty();
    }
    return read;
  }

  Optional<SqlNode> fraction() {
    return Optional.ofNullable((PolicyClauseSyntax.MaxDelete) written.get("MAX DELETE FRACTION"))
        .map(PolicyClauseSyntax.MaxDelete::fraction);
  }

  boolean needsApproval() {
    return has("APPROVAL REQUIRED");
  }

  /** Whether it only tells: what takes away does unless it is ENFORCED. */
  boolean isDryRun(DecisionAction action) {
    var effect = (PolicyClauseSyntax.Effect) written.get("DRY RUN or ENFORCED");
    return effect == null ? action.takesAway() : effect.isDryRun();
  }

  /** Reports a clause that is of no use beside what else is written. */
  void reject(String keyword, String why) {
    problems.add(written.get(keyword).pos(), why, "take it out");
  }

  void missing(String keyword, String suggestion) {
    problems.add(syntax.pos(), "the policy has no " + keyword, suggestion);
  }
}

package io.plumbline.sql;

import io.plumbline.rules.Target;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.PolicyClauseSyntax;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** Reads the clauses of CREATE RETENTION POLICY. */
final class RetentionReader {
  private static final Duration LONGEST_KEEP = Duration.ofDays(3660);
  private static final Duration LONGEST_GRACE = Duration.ofDays(365);
  private static final Duration USUAL_GRACE = Duration.ofDays(7);
  private static final double USUAL_FRACTION = 0.1;
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final PolicyClauses clauses;
  private final Problems problems;

  RetentionReader(PolicyClauses clauses, Problems problems) {
    this.clauses = clauses;
    this.problems = problems;
  }

  /**
   * The policy, or nothing and at least one problem.
   *
   * @param on null if there is a problem with it
   */
  Optional<RetentionPolicy> read(String name, Target on) {
    var keep = clauses.required("KEEP", LONGEST_KEEP);
    int versions =
        clauses
            .word("MIN VERSIONS")
            .map(n -> Counts.read(n, "MIN VERSIONS", RetentionPolicy.MOST_VERSIONS, problems))
            .orElse(0);
    var by = clauses.by();
    var zone = by.map(PolicyClauseSyntax.By::zone).map(word -> Zones.read(word, problems));
    var then = clauses.action();
    var grace = clauses.interval("GRACE", LONGEST_GRACE, USUAL_GRACE);
    var fraction = clauses.fraction().map(this::fraction).orElse(Optional.of(USUAL_FRACTION));
    var via = clauses.via();
    var basis =
        by.map(PolicyClauseSyntax.By::basis)
            .map(words -> RetentionBasis.valueOf(words.replace(' ', '_')))
            .filter(known -> keep.isEmpty() || keepsLongEnough(by.get(), known, keep.get()));
    boolean areRead = on != null && keep.isPresent() && grace.isPresent() && fraction.isPresent();
    if (!areRead || basis.isEmpty() || then.isEmpty() || via.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RetentionPolicy(
            name,
            0,
            on,
            keep.get(),
            versions,
            basis.get(),
            zone.flatMap(read -> read).orElse(UTC),
            RetentionAction.valueOf(then.get().name()),
            grace.get(),
            fraction.get(),
            Long.MAX_VALUE,
            clauses.needsApproval() ? 0 : Integer.MAX_VALUE,
            clauses.isDryRun(then.get()),
            via.get()));
  }

  private boolean keepsLongEnough(PolicyClauseSyntax.By by, RetentionBasis basis, Duration keep) {
    long days = basis.shortestKeep().toDays();
    if (keep.compareTo(basis.shortestKeep()) >= 0) {
      return true;
    }
    problems.add(
        by.pos(),
        "BY %s needs a KEEP of at least %d days".formatted(basis.sql(), days),
        "write KEEP INTERVAL '%d' DAY".formatted(days));
    return false;
  }

  private Optional<Double> fraction(SqlNode node) {
    var value = ((SqlNumericLiteral) node).bigDecimalValue();
    if (value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0 && value.doubleValue() > 0) {
      return Optional.of(value.doubleValue());
    }
    problems.add(
        node.getParserPosition(),
        "MAX DELETE FRACTION is above 0 and at most 1",
        "write MAX DELETE FRACTION 0.1");
    return Optional.empty();
  }
}

package io.plumbline.sql;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.expression.Intervals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints policies as canonical SQL, a clause a line: limits and effect are always said. */
final class PolicySql {
  private final Map<String, String> clauses = new LinkedHashMap<>();

  private PolicySql() {}

  /** What stands after the words that begin each clause, in order; nothing after some. */
  static Map<String, String> clauses(Policy policy) {
    var printer = new PolicySql();
    boolean needsApproval;
    if (policy instanceof Policy.Scheduling scheduling) {
      printer.add(scheduling.policy());
      needsApproval = scheduling.policy().needsApproval();
    } else if (policy instanceof Policy.Retention retention) {
      printer.add(retention.policy());
      needsApproval = retention.policy().approvalOver() == 0;
    } else {
      var access = ((Policy.Access) policy).policy();
      printer.add(access);
      needsApproval = access.needsApproval();
    }
    printer.clause("VIA", Identifiers.simple(policy.via()));
    if (needsApproval) {
      printer.clause("APPROVAL REQUIRED", "");
    }
    printer.effect(policy.then(), policy.isDryRun());
    return printer.clauses;
  }

  private void add(SchedulingPolicy policy) {
    clause("ON", policy.on().sql());
    clause("WHEN", policy.when().sql());
    clause("THEN", policy.then().name());
    if (policy.depth() > 0) {
      clause("DOWNSTREAM DEPTH", String.valueOf(policy.depth()));
    }
    if (policy.then().lasts() || !policy.lasts().equals(PolicyReader.USUAL_HOLD)) {
      clause("FOR", Intervals.print(policy.lasts()));
    }
    if (policy.then() == DecisionAction.HOLD || !policy.proceedsWhenDown()) {
      clause("ON ENGINE DOWN", policy.proceedsWhenDown() ? "PROCEED" : "HOLD");
    }
  }

  private void add(RetentionPolicy policy) {
    clause("ON", policy.datasets().sql());
    clause("KEEP", Intervals.print(policy.keep()));
    if (policy.minVersions() > 0) {
      clause("MIN VERSIONS", String.valueOf(policy.minVersions()));
    }
    clause("BY", basis(policy));
    clause("THEN", policy.action().name());
    clause("GRACE", Intervals.print(policy.grace()));
    clause("MAX DELETE FRACTION", fraction(policy));
  }

  private void add(AccessPolicy policy) {
    clause("ON", policy.on() == null ? "TAG " + Identifiers.text(policy.tag()) : policy.on().sql());
    clause("WHEN", policy.when().sql());
    clause("THEN", policy.then().name());
    if (policy.denyFor() != null) {
      clause("FOR", Intervals.print(policy.denyFor()));
    }
  }

  /** Said of what takes away; of other acts only where it is not as usual. */
  private void effect(DecisionAction action, boolean isDryRun) {
    if (isDryRun) {
      clause("DRY RUN", "");
    } else if (action.takesAway()) {
      clause("ENFORCED", "");
    }
  }

  private static String basis(RetentionPolicy policy) {
    var basis = policy.basis().sql();
    return policy.basis() == RetentionBasis.PARTITION_VALUE
        ? basis + " TIME ZONE " + Identifiers.text(policy.zone().getId())
        : basis;
  }

  static String fraction(RetentionPolicy policy) {
    return BigDecimal.valueOf(policy.maxDeleteFraction()).stripTrailingZeros().toPlainString();
  }

  private void clause(String keyword, String value) {
    clauses.put(keyword, value);
  }
}

package io.plumbline.sql;

import io.plumbline.model.DecisionAction;
import io.plumbline.model.Severity;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.Target;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.Occasion;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in sentences on what a policy acts, when, how, and what undoes it. */
public final class PolicyExplanation {
  private PolicyExplanation() {}

  /** The answer to EXPLAIN POLICY: one line per aspect. */
  public static String of(Policy policy) {
    var lines = new ArrayList<String>();
    var version = policy.version() > 0 ? ", version " + policy.version() : "";
    lines.add(capital(policy.kind().sql()) + " " + policy.name() + version);
    if (policy instanceof Policy.Scheduling scheduling) {
      lines.addAll(scheduling(scheduling.policy()));
    } else if (policy instanceof Policy.Retention retention) {
      lines.addAll(retention(retention.policy()));
    } else {
      lines.addAll(access(((Policy.Access) policy).policy()));
    }
    lines.add(
        "  Effect: "
            + (policy.isDryRun()
                ? "none; it only tells what it would do"
                    + (policy.then().takesAway() ? ", until it is replaced by one ENFORCED" : "")
                : "it acts"));
    return String.join("\n", lines);
  }

  private static List<String> scheduling(SchedulingPolicy policy) {
    var lasts = WindowWords.of(policy.lasts());
    var lines = new ArrayList<String>();
    lines.add("  On:     " + datasets(policy));
    lines.add("  When:   " + occasion(policy.when()));
    lines.add(
        "  Then:   %s by target %s%s"
            .formatted(acts(policy.then()), policy.via(), approval(policy.needsApproval())));
    if (policy.then().reverse() != null) {
      lines.add("  Ends:   %sat the latest after %s".formatted(endsWith(policy.when()), lasts));
    }
    if (policy.then() == DecisionAction.HOLD) {
      lines.add(
          "  If the engine cannot be asked: readers "
              + (policy.proceedsWhenDown() ? "go on" : "wait"));
    }
    return lines;
  }

  private static String datasets(SchedulingPolicy policy) {
    return datasets(policy.on())
        + switch (policy.depth()) {
          case 0 -> "";
          case 1 -> ", and what is made of it directly";
          default -> ", and what is made of it in up to " + policy.depth() + " steps";
        };
  }

  private static String datasets(Target on) {
    return on instanceof LikeTarget like
        ? "every dataset LIKE '" + like.pattern() + "'"
        : "dataset " + on.sql();
  }

  private static String occasion(Occasion occasion) {
    if (occasion instanceof Occasion.IncidentOpens opens) {
      var kind = opens.kind() == null ? "" : " about " + lower(opens.kind());
      var severity =
          switch (opens.atLeast()) {
            case INFO -> "";
            case WARN, ERROR -> " of severity " + opens.atLeast() + " or graver";
            case CRITICAL -> " of severity " + Severity.CRITICAL;
          };
      return "an incident" + kind + severity + " opens";
    }
    return occasion instanceof Occasion.Late
        ? "a load is overdue"
        : "a run has written it, its rules pass and no incident of it is open";
  }

  private static String endsWith(Occasion occasion) {
    if (occasion instanceof Occasion.IncidentOpens) {
      return "when the incident is resolved, ";
    }
    return occasion instanceof Occasion.Late ? "when the load arrives, " : "";
  }

  private static String acts(DecisionAction action) {
    return switch (action) {
      case HOLD -> "holds what reads it";
      case RELEASE -> "ends holds of it";
      case TRIGGER -> "starts the jobs that read it";
      case CLEAR -> "has what was made of it be made again";
      case PAUSE -> "starts no further runs of the jobs that read it";
      case STOP -> "ends the runs that read it";
      case ARCHIVE -> "moves it to where it costs less; it can be brought back";
      case QUARANTINE -> "moves it out of sight; it can be brought back";
      case DELETE -> "quarantines it, and deletes it for good";
      case REVIEW -> "asks a person to look at it";
      case NOTIFY -> "tells of it";
      case REVOKE -> "takes the grant away";
      case DENY -> "refuses the user";
      case FAIL, RESUME, RESTORE, GRANT -> lower(action) + "s it";
    };
  }

  private static List<String> retention(RetentionPolicy policy) {
    var least =
        policy.minVersions() == 0
            ? ""
            : "; the newest %d of a dataset always stay".formatted(policy.minVersions());
    var basis =
        switch (policy.basis()) {
          case PARTITION_VALUE ->
              "the end of the time that names the partition, in " + policy.zone();
          case EVENT_TIME -> "the latest event time in it";
          case SNAPSHOT -> "the time when it was committed";
          case ORPHAN_FILE -> "the time when a file was written that nothing leads to";
        };
    var grace = WindowWords.of(policy.grace());
    return List.of(
        "  On:     " + datasets(policy.datasets()),
        "  Keeps:  each part for %s after %s%s"
            .formatted(WindowWords.of(policy.keep()), basis, least),
        "  Then:   %s by target %s%s"
            .formatted(
                acts(DecisionAction.valueOf(policy.action().name())),
                policy.target(),
                approval(policy.approvalOver() == 0)),
        "  Grace:  %s after it was first seen past its time%s"
            .formatted(
                grace,
                policy.action() == RetentionAction.DELETE
                    ? ", and " + grace + " more in quarantine"
                    : ""),
        "  Limit:  at most %s %% of a dataset at a time; what a case holds stays"
            .formatted(percent(policy.maxDeleteFraction())));
  }

  private static List<String> access(AccessPolicy policy) {
    return List.of(
        "  On:     "
            + (policy.on() == null
                ? "all that is tagged '" + policy.tag() + "'"
                : datasets(policy.on())),
        "  When:   " + occasion(policy.when()),
        "  Then:   %s%s by target %s%s"
            .formatted(
                acts(policy.then()),
                policy.denyFor() == null ? "" : " for " + WindowWords.of(policy.denyFor()),
                policy.via(),
                approval(policy.needsApproval())));
  }

  private static String occasion(AccessOccasion occasion) {
    if (occasion instanceof AccessOccasion.OffHours off) {
      return "someone reads it at the weekend, before %s or from %s on, in %s"
          .formatted(off.from(), off.to(), off.zone());
    }
    if (occasion instanceof AccessOccasion.DeniedBurst burst) {
      return "a user is denied %d times within %s"
          .formatted(burst.denials(), WindowWords.of(burst.within()));
    }
    if (occasion instanceof AccessOccasion.GrantUnused unused) {
      return "nobody used a grant for " + WindowWords.of(unused.during());
    }
    if (occasion instanceof AccessOccasion.FirstAccess) {
      return "a user reads it for the first time";
    }
    return occasion instanceof AccessOccasion.VolumeAboveNormal
        ? "a user reads far more of it than usual"
        : "someone read it whom the policies in force now would deny";
  }

  private static String approval(boolean needsApproval) {
    return needsApproval ? ", once a person approves" : "";
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String words) {
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }
}

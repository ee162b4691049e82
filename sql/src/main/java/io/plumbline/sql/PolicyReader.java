package io.plumbline.sql;

import io.plumbline.rules.Target;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.CreatePolicySyntax;
import io.plumbline.sql.syntax.TargetSyntax;
import java.time.Duration;
import java.util.Optional;

/** Makes a policy of CREATE [RETENTION | ACCESS] POLICY. */
final class PolicyReader {
  /** What FOR is if it is not written. */
  static final Duration USUAL_HOLD = Duration.ofHours(4);

  private static final Duration LONGEST_HOLD = Duration.ofDays(30);

  private final Problems problems;

  PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(CreatePolicySyntax syntax) {
    int before = problems.count();
    Replacement.check(syntax.orReplace(), syntax.ifNotExists(), syntax.pos(), problems);
    var clauses = new PolicyClauses(syntax, problems);
    var name = syntax.name().getSimple();
    Optional<Policy> policy =
        switch (syntax.kind()) {
          case SCHEDULING -> scheduling(name, target(syntax.on()), clauses);
          case RETENTION -> retention(name, target(syntax.on()), clauses);
          case ACCESS -> access(name, syntax.on(), clauses);
        };
    var place = problems.place(syntax.pos());
    return policy
        .filter(made -> problems.count() == before)
        .map(
            made ->
                new CreatePolicy(
                    syntax.orReplace(), syntax.ifNotExists(), made, place.line(), place.column()));
  }

  private Target target(TargetSyntax syntax) {
    return TargetReader.read(syntax, problems);
  }

  private Optional<Policy> retention(String name, Target on, PolicyClauses clauses) {
    return new RetentionReader(clauses, problems).read(name, on).map(Policy.Retention::new);
  }

  private Optional<Policy> scheduling(String name, Target on, PolicyClauses clauses) {
    var when =
        clauses
            .occasion("INCIDENT, COMPLETE AND PASSING or LATE")
            .flatMap(occasion -> new OccasionReader(problems).scheduling(occasion));
    var then = clauses.action();
    var via = clauses.via();
    var lasts = clauses.interval("FOR", LONGEST_HOLD, USUAL_HOLD);
    int depth =
        clauses
            .word("DOWNSTREAM DEPTH")
            .map(n -> Counts.read(n, "DEPTH", SchedulingPolicy.MOST_DEPTH, problems))
            .orElse(0);
    var down =
        clauses
            .word("ON ENGINE DOWN")
            .flatMap(word -> Words.choose(EngineDown.class, "ON ENGINE DOWN", word, problems));
    if (on == null || when.isEmpty() || then.isEmpty() || via.isEmpty() || lasts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy.Scheduling(
            new SchedulingPolicy(
                "",
                name,
                0,
                on,
                when.get(),
                then.get(),
                depth,
                via.get(),
                lasts.get(),
                clauses.needsApproval(),
                clauses.isDryRun(then.get()),
                down.orElse(EngineDown.PROCEED) == EngineDown.PROCEED)));
  }

  private Optional<Policy> access(String name, TargetSyntax syntax, PolicyClauses clauses) {
    var tag = syntax instanceof TargetSyntax.Tagged tagged ? tag(tagged) : null;
    var on = syntax instanceof TargetSyntax.Tagged ? null : target(syntax);
    var when =
        clauses
            .occasion("FIRST ACCESS, OFF HOURS, VOLUME ABOVE NORMAL, DENIED BURST ...")
            .flatMap(occasion -> new OccasionReader(problems).access(occasion));
    var then = clauses.action();
    var via = clauses.via();
    var denyFor = clauses.interval("FOR", LONGEST_HOLD, Duration.ZERO);
    boolean denies = then.isPresent() && then.get().lasts();
    if (denies && !clauses.has("FOR")) {
      clauses.missing("FOR", "write DENY FOR INTERVAL '1' DAY");
    } else if (then.isPresent() && !denies && clauses.has("FOR")) {
      clauses.reject("FOR", "FOR is for DENY, not for " + then.get());
    }
    if ((tag == null && on == null) || when.isEmpty() || then.isEmpty() || via.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy.Access(
            new AccessPolicy(
                "",
                name,
                0,
                on,
                tag,
                when.get(),
                then.get(),
                denies ? denyFor.orElse(null) : null,
                via.get(),
                clauses.needsApproval(),
                clauses.isDryRun(then.get()))));
  }

  private String tag(TargetSyntax.Tagged tagged) {
    var tag = tagged.tag().text().strip();
    if (!tag.isEmpty()) {
      return tag;
    }
    problems.add(tagged.tag().pos(), "the tag is empty", "write ON TAG 'pii'");
    return null;
  }

  /** What readers do who cannot ask the engine. */
  private enum EngineDown {
    PROCEED,
    HOLD
  }
}

package io.plumbline.rules.schema;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.SchemaObservation;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.SchemaChangeKind;
import io.plumbline.rules.Step;
import io.plumbline.rules.schema.SchemaState.Accepted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares each observed schema with the accepted one. Legal changes are recorded and taken; an
 * illegal one is reported for its column until the column is as it was. Pure, and independent of
 * the order of events within the horizon, as the volume detector is.
 */
public final class SchemaDetector {
  /** Kept in order whatever their age: a log that is read far behind comes in patches. */
  private static final int LEAST_PENDING = 4;

  private static final int MOST_PENDING = 16;
  private static final Comparator<SchemaObservation> ORDER =
      Comparator.comparingLong(SchemaObservation::atMillis)
          .thenComparing(SchemaObservation::source);

  private final Rule rule;
  private final Set<SchemaChangeKind> forbidden;
  private final long horizonMillis;

  public SchemaDetector(Rule rule, long horizonMillis) {
    this.rule = rule;
    this.forbidden = ((Expectation.Schema) rule.expectation()).forbidden();
    this.horizonMillis = horizonMillis;
  }

  /** Takes one observation with at least one column. O(columns x pending observations). */
  public Step<SchemaState> observe(SchemaState state, SchemaObservation observation) {
    var current =
        state.ruleVersion() == rule.version() ? state : SchemaState.initial(rule.version());
    var pending = new ArrayList<>(current.pending());
    if (pending.contains(observation)) {
      return Step.of(current, List.of());
    }
    var before = fold(current.settled(), pending, observation);
    pending.add(observation);
    pending.sort(ORDER);
    var after = fold(current.settled(), pending, observation);
    var findings = new ArrayList<>(after.findings().values());
    before
        .findings()
        .forEach(
            (id, finding) -> {
              if (!after.findings().containsKey(id)) {
                findings.add(withdrawn(finding, observation.dataset()));
              }
            });
    var kept = List.copyOf(pending.subList(after.settledCount(), pending.size()));
    return Step.of(new SchemaState(rule.version(), after.settled(), kept), findings);
  }

  /**
   * Judges observations in order.
   *
   * @param findings by id, of the observations from {@code since} on
   * @param settled what holds after the first {@code settledCount}, which no event can change now
   */
  private record Folded(Map<String, Finding> findings, Accepted settled, int settledCount) {}

  private Folded fold(
      Accepted start, List<SchemaObservation> observations, SchemaObservation since) {
    var findings = new LinkedHashMap<String, Finding>();
    var accepted = start;
    var settled = start;
    int settledCount = 0;
    for (int i = 0; i < observations.size(); i++) {
      var each = observations.get(i);
      var judged = judge(accepted, each);
      if (ORDER.compare(each, since) >= 0) {
        judged.findings().forEach(finding -> findings.put(finding.id(), finding));
      }
      accepted = judged.next();
      long newest = observations.get(observations.size() - 1).atMillis();
      boolean old = each.atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && observations.size() - i > LEAST_PENDING)
              || observations.size() - i > MOST_PENDING)) {
        settled = accepted;
        settledCount++;
      }
    }
    return new Folded(findings, settled, settledCount);
  }

  /** A finding that an older observation, told late, has made void. */
  private Finding withdrawn(Finding finding, DatasetId dataset) {
    return new FindingBuilder(rule, dataset, finding.subject(), finding.scope(), finding.atMillis())
        .verdict(
            Verdict.PASS,
            "%s: %s was so before; older telemetry came late"
                .formatted(dataset.name(), finding.subject()));
  }

  private Step<Accepted> judge(Accepted accepted, SchemaObservation seen) {
    if (accepted.columns().isEmpty()) {
      return Step.of(
          new Accepted(seen.columns(), List.of(), seen.codeVersion()),
          List.of(
              builder(accepted, seen, "")
                  .verdict(
                      Verdict.UNKNOWN,
                      "Took the first schema of %s: %d columns"
                          .formatted(seen.dataset().name(), seen.columns().size()))));
    }
    var findings = new ArrayList<Finding>();
    var violating = new ArrayList<String>();
    var columns = new LinkedHashMap<String, Column>();
    accepted.columns().forEach(column -> columns.put(column.path(), column));
    for (var change : SchemaDifference.between(accepted.columns(), seen.columns())) {
      var subject = "column " + change.path();
      boolean illegal = isIllegal(change);
      var verdict = illegal ? Verdict.FAIL : Verdict.PASS;
      findings.add(
          builder(accepted, seen, subject)
              .detail("change", change.kind().name())
              .detail("from", change.from())
              .detail("to", change.to())
              .verdict(verdict, "%s: %s".formatted(seen.dataset().name(), change.text())));
      if (illegal) {
        violating.add(subject);
      } else {
        take(change, columns, seen);
      }
    }
    for (var subject : accepted.violating()) {
      if (!violating.contains(subject)) {
        findings.add(
            builder(accepted, seen, subject)
                .verdict(
                    Verdict.PASS, "%s: %s is as it was".formatted(seen.dataset().name(), subject)));
      }
    }
    var code = violating.isEmpty() ? seen.codeVersion() : accepted.codeVersion();
    return Step.of(new Accepted(List.copyOf(columns.values()), violating, code), findings);
  }

  private boolean isIllegal(SchemaChange change) {
    // A rename takes the old name away, so a rule against drops is against renames too.
    return change.offence().filter(forbidden::contains).isPresent()
        || (change.kind() == SchemaChange.Kind.RENAMED
            && forbidden.contains(SchemaChangeKind.DROP));
  }

  private static void take(
      SchemaChange change, LinkedHashMap<String, Column> columns, SchemaObservation seen) {
    switch (change.kind()) {
      case ADDED, WIDENED, NARROWED ->
          columns.put(change.path(), new Column(change.path(), change.to()));
      case DROPPED -> columns.remove(change.path());
      case RENAMED -> {
        columns.remove(change.path());
        seen.columns().stream()
            .filter(column -> column.path().equals(change.to()))
            .forEach(column -> columns.put(column.path(), column));
      }
    }
  }

  private FindingBuilder builder(Accepted accepted, SchemaObservation seen, String subject) {
    // A run shows its schema at its start and at its end: two observations, each with its own
    // verdict.
    var scope = seen.source() + "@" + seen.atMillis();
    return new FindingBuilder(rule, seen.dataset(), subject, scope, seen.atMillis())
        .detail("run", seen.source())
        .detail("job", seen.jobId())
        .codeVersions(seen.codeVersion(), accepted.codeVersion());
  }
}

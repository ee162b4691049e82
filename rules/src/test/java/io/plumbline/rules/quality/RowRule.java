package io.plumbline.rules.quality;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Damping;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.rules.Window;
import java.util.Arrays;
import java.util.List;

/** Builds rules about rows for tests. */
final class RowRule {
  private final String name;
  private final Expectation expectation;
  private RowExpression filter;
  private Segmentation segmentation;
  private Window window = new Window.Run();
  private RowTime time = RowTime.ARRIVAL;
  private Damping damping;
  private EmptyPolicy onEmpty = EmptyPolicy.UNKNOWN;
  private Quarantine quarantine = Quarantine.NONE;
  private long mutedUntilMillis;
  private List<ViolationAction> actions = List.of(ViolationAction.ALERT);
  private List<SeverityLevel> severities = List.of(new SeverityLevel(Severity.ERROR, null));

  private RowRule(String name, Expectation expectation) {
    this.name = name;
    this.expectation = expectation;
  }

  static RowRule of(String name, Expectation expectation) {
    return new RowRule(name, expectation);
  }

  static RowRule eachRow(String name, RowExpression predicate) {
    return of(name, new Expectation.EachRow(predicate, false, 1));
  }

  RowRule where(RowExpression rows) {
    filter = rows;
    return this;
  }

  RowRule segmentBy(int top, int most, String... columns) {
    segmentation =
        new Segmentation(
            Arrays.stream(columns).<ScalarExpression>map(ColumnValue::new).toList(), top, most);
    return this;
  }

  RowRule over(Window rows, String column, long latenessMillis) {
    window = rows;
    time = new RowTime(column, latenessMillis);
    return this;
  }

  RowRule forViolations(int violations, int scopes) {
    damping = new Damping(violations, scopes);
    return this;
  }

  RowRule onEmpty(EmptyPolicy policy) {
    onEmpty = policy;
    return this;
  }

  RowRule severities(SeverityLevel... levels) {
    severities = List.of(levels);
    return this;
  }

  RowRule quarantine(int sample, String... masked) {
    quarantine = new Quarantine("", sample, List.of(masked));
    actions = List.of(ViolationAction.QUARANTINE);
    return this;
  }

  RowRule mutedUntil(long millis) {
    mutedUntilMillis = millis;
    return this;
  }

  Rule rule() {
    return new RuleBuilder(name)
        .identity("default", 1)
        .target(new NamedTarget("dwh.orders", "dwh.orders"))
        .filter(filter)
        .segmentation(segmentation)
        .window(window, time)
        .expectation(expectation)
        .severities(severities)
        .damping(damping)
        .actions(actions, quarantine)
        .onEmpty(onEmpty)
        .mutedUntil(mutedUntilMillis)
        .build()
        .orElseThrow();
  }
}

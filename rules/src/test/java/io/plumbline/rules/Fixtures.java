package io.plumbline.rules;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import io.plumbline.model.RunOutput;
import io.plumbline.model.SchemaObservation;
import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Rules and events for tests. */
public final class Fixtures {
  public static final DatasetId ORDERS =
      new DatasetId("default", "postgres://db:5432", "dwh.orders");
  public static final JobId LOAD = new JobId("default", "shop", "load_orders");

  private Fixtures() {}

  public static Rule rule(Expectation expectation, ViolationAction... actions) {
    return rule(expectation, History.WHOLE, actions);
  }

  public static Rule rule(Expectation expectation, History history, ViolationAction... actions) {
    return new Rule(
        "default",
        "a_rule",
        1,
        new NamedTarget("dwh.orders", "dwh.orders"),
        null,
        null,
        new Window.Run(),
        RowTime.ARRIVAL,
        expectation,
        List.of(new SeverityLevel(Severity.ERROR, null)),
        null,
        actions.length == 0 ? List.of(ViolationAction.ALERT) : List.of(actions),
        Quarantine.NONE,
        EmptyPolicy.UNKNOWN,
        history,
        Mode.ENFORCED,
        "",
        "",
        0,
        "");
  }

  public static RunOutput load(String runId, Instant at, long rows) {
    return load(runId, at, rows, "v1");
  }

  public static RunOutput load(String runId, Instant at, long rows, String codeVersion) {
    return new RunOutput(
        ORDERS, LOAD, runId, at.toEpochMilli(), null, rows, null, null, codeVersion, null);
  }

  /** Columns are written as {@code name type}. */
  public static SchemaObservation schema(String source, Instant at, String... columns) {
    return new SchemaObservation(
        ORDERS,
        at.toEpochMilli(),
        source,
        LOAD.id(),
        "v1",
        Arrays.stream(columns)
            .map(
                column ->
                    new Column(
                        column.substring(0, column.indexOf(' ')),
                        column.substring(column.indexOf(' ') + 1)))
            .toList());
  }
}

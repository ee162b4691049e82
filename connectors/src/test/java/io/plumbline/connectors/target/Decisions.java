package io.plumbline.connectors.target;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Severity;
import java.util.Map;

/** Decisions for tests. */
public final class Decisions {
  private Decisions() {}

  /** A decision about a dataset. */
  public static Decision of(String id, DecisionAction action, String target) {
    return of(id, action, target, null, Map.of());
  }

  /** A decision about a job. */
  public static Decision of(
      String id, DecisionAction action, String target, String job, Map<String, String> facts) {
    return new Decision(
        id,
        "acme",
        action,
        new DatasetId("acme", "postgres://db:5432", "shop.public.orders"),
        "2026-01-31",
        target,
        job,
        "incident-1",
        "alert-1",
        "orders_volume",
        Severity.ERROR,
        "rows are missing",
        1_767_225_600_000L,
        null,
        null,
        null,
        facts);
  }
}

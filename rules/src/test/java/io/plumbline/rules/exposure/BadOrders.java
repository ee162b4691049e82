package io.plumbline.rules.exposure;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;

import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.udfs.MetricCall;

/** An incident of the orders, and who reads them. */
final class BadOrders {
  static final long OPENED = 1_764_000_000_000L;
  static final long RESOLVED = OPENED + 300_000;

  private BadOrders() {}

  static Finding finding() {
    return new FindingBuilder(
            rule(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH)),
            ORDERS,
            "",
            "run",
            OPENED)
        .verdict(Verdict.FAIL, "too few");
  }

  static Alert opened() {
    return alert(Transition.OPENED, OPENED, null);
  }

  static Alert resolved() {
    return alert(Transition.RESOLVED, RESOLVED, RESOLVED);
  }

  static Alert alert(Transition transition, long atMillis, Long resolvedMillis) {
    var status = resolvedMillis == null ? IncidentStatus.OPEN : IncidentStatus.RESOLVED;
    var incident =
        new Incident("i", "f", status, OPENED, OPENED, resolvedMillis, 1, finding(), false, null);
    return new Alert(
        Alert.idOf("i", transition), ORDERS.tenant(), transition, atMillis, 0, incident);
  }

  static DatasetRead read(String user, long atMillis, boolean proven) {
    return new DatasetRead(ORDERS, user, atMillis, user + atMillis, 1, proven);
  }
}

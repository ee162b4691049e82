package io.plumbline.server;

import static io.plumbline.server.FixedLineageReader.ORDERS;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Hashes;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Mandate;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import java.util.List;
import java.util.Map;

/** Findings, alerts and decisions about {@code shop.orders}. */
final class Samples {

  private Samples() {}

  static Finding finding(String rule, String scope, long atMillis, Verdict verdict) {
    return new Finding(
        Finding.idOf("default", rule, ORDERS, "", scope),
        "default",
        rule,
        1,
        FindingKind.VOLUME,
        ORDERS,
        "",
        scope,
        atMillis,
        verdict,
        Severity.ERROR,
        List.of(ViolationAction.ALERT),
        40.0,
        100.0,
        80.0,
        120.0,
        "orders has 40 rows; 80 to 120 are normal",
        Map.of("codeVersion", "v2", "previousCodeVersion", "v1"),
        List.of());
  }

  static Incident incident(String rule, IncidentStatus status) {
    var first = finding(rule, "run-1", 1_000, Verdict.FAIL);
    return new Incident(
        Hashes.of(first.fingerprint(), "1"),
        first.fingerprint(),
        status,
        1_000,
        1_000,
        status == IncidentStatus.OPEN ? null : 5_000L,
        1,
        first,
        false,
        null);
  }

  static Alert opened(String rule, long detectedAtMillis) {
    var incident = incident(rule, IncidentStatus.OPEN);
    return alert(incident, Transition.OPENED, 1_000, detectedAtMillis);
  }

  static Alert resolved(String rule) {
    return alert(incident(rule, IncidentStatus.RESOLVED), Transition.RESOLVED, 5_000, 5_001);
  }

  static Decision decision(
      String id, DecisionAction action, String partition, long atMillis, Long expiresAtMillis) {
    return decision(id, action, partition, atMillis, expiresAtMillis, null);
  }

  static Decision decision(
      String id,
      DecisionAction action,
      String partition,
      long atMillis,
      Long expiresAtMillis,
      Mandate mandate) {
    return new Decision(
        id,
        "default",
        action,
        ORDERS,
        partition,
        "gate",
        null,
        incident("volume", IncidentStatus.OPEN).id(),
        "alert-1",
        "volume",
        Severity.ERROR,
        "orders lost rows",
        atMillis,
        expiresAtMillis,
        null,
        mandate,
        null);
  }

  private static Alert alert(
      Incident incident, Transition transition, long atMillis, long detectedAtMillis) {
    return new Alert(
        Alert.idOf(incident.id(), transition),
        "default",
        transition,
        atMillis,
        detectedAtMillis,
        incident);
  }
}

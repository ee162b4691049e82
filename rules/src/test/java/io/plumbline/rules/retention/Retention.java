package io.plumbline.rules.retention;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.NamedTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What the tests of this package retain. */
final class Retention {
  static final DatasetId ORDERS = new DatasetId("acme", "postgres://db:5432", "shop.orders");
  static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private Retention() {}

  /** A scan that saw everything. */
  static Scan scan(Instant at) {
    return new Scan("scan-" + at, at, "lake", Scan.Coverage.COMPLETE);
  }

  static Resource aged(int days) {
    return Resource.of(
        "dt=" + NOW.minus(Duration.ofDays(days)),
        "v1",
        NOW.minus(Duration.ofDays(days)),
        1_000,
        "/lake/orders/" + days);
  }

  /** What two complete scans have seen of a resource, long enough ago. */
  static Observation ripe(Resource resource) {
    return new Observation(resource.version(), NOW.minus(Duration.ofDays(8)), 2);
  }

  static Circumstances quiet(RetentionPolicy... policies) {
    return at(NOW, List.of(), List.of(), policies);
  }

  static Circumstances at(
      Instant now, List<LegalHold> holds, List<Reader> readers, RetentionPolicy... policies) {
    return new Circumstances(
        ORDERS, holds, readers, List.of(policies), new ClockReading(now, null, now));
  }

  static LegalHold held(String caseId) {
    return new LegalHold(caseId, new NamedTarget("shop.orders", "shop.orders"), "counsel", NOW);
  }

  /** Ninety days, nothing else in the way. */
  static RetentionPolicy ninetyDays() {
    return policy(90, 0, RetentionAction.DELETE, 1, Long.MAX_VALUE);
  }

  static RetentionPolicy policy(
      int days, int minVersions, RetentionAction action, double fraction, long bytes) {
    return new RetentionPolicy(
        "keep" + days,
        3,
        new LikeTarget("shop.%", "LIKE 'shop.%'"),
        Duration.ofDays(days),
        minVersions,
        RetentionBasis.PARTITION_VALUE,
        ZoneOffset.UTC,
        action,
        Duration.ofDays(7),
        fraction,
        bytes,
        100,
        false,
        "lake");
  }

  /** The same policy after it was altered. */
  static RetentionPolicy altered(RetentionPolicy policy) {
    return new RetentionPolicy(
        policy.name(),
        policy.version() + 1,
        policy.datasets(),
        policy.keep(),
        policy.minVersions(),
        policy.basis(),
        policy.zone(),
        policy.action(),
        policy.grace(),
        policy.maxDeleteFraction(),
        policy.maxDeleteBytes(),
        policy.approvalOver(),
        policy.isDryRun(),
        policy.target());
  }
}

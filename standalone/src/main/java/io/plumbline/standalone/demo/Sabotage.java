package io.plumbline.standalone.demo;

import io.plumbline.model.Column;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs the shop well, and breaks one thing at a time. */
final class Sabotage {
  private static final String NEXT_VERSION = "4.3.0";
  private static final double KEPT = 0.4;

  private final Shop shop;
  private final History history;
  private final Telemetry telemetry;
  private final ShopApi api;
  private final Scoreboard scoreboard;
  private final Narrator narrator;

  Sabotage(
      Shop shop,
      History history,
      Telemetry telemetry,
      ShopApi api,
      Scoreboard scoreboard,
      Narrator narrator) {
    this.shop = shop;
    this.history = history;
    this.telemetry = telemetry;
    this.api = api;
    this.scoreboard = scoreboard;
    this.narrator = narrator;
  }

  /**
   * Every load but the one that is awaited, and good rows. It also repairs what was broken before.
   */
  void runWell() {
    for (var job : shop.jobs()) {
      if (!job.output().equals(Shop.DAILY_REVENUE)) {
        telemetry.tell(history.now(job, Instant.now()));
      }
    }
    api.post(Shop.RAW_CUSTOMERS, ShopRows.customers(Instant.now(), 0));
    api.post(Shop.RAW_PAYMENTS, ShopRows.payments(Instant.now(), 0));
  }

  /** A new version of a program loses most rows. */
  Injection loseRows() {
    var load = history.now(shop.maker(Shop.RAW_ORDERS), Instant.now());
    var injected =
        expect(
            "60 % of the rows are missing in a load of raw.orders, by version " + NEXT_VERSION,
            ShopRules.ORDERS_VOLUME,
            Shop.RAW_ORDERS,
            "");
    telemetry.tell(load.with(Math.round(load.rows() * KEPT), NEXT_VERSION));
    return injected;
  }

  /** The job runs again and brings all rows. */
  void repairRows() {
    telemetry.tell(history.now(shop.maker(Shop.RAW_ORDERS), Instant.now()));
  }

  /** A column disappears from a load. */
  Injection dropColumn() {
    var injected =
        expect(
            "column currency of raw.payments is dropped",
            ShopRules.PAYMENTS_SCHEMA,
            Shop.RAW_PAYMENTS,
            "column currency");
    tellPayments(
        Shop.RAW_PAYMENTS.columns().stream().filter(c -> !c.path().equals("currency")).toList());
    return injected;
  }

  /** A column holds less than it did. */
  Injection narrowColumn() {
    var injected =
        expect(
            "column amount of raw.payments is narrowed to decimal(6,2)",
            ShopRules.PAYMENTS_SCHEMA,
            Shop.RAW_PAYMENTS,
            "column amount");
    tellPayments(
        Shop.RAW_PAYMENTS.columns().stream()
            .map(c -> c.path().equals("amount") ? new Column("amount", "decimal(6,2)") : c)
            .toList());
    return injected;
  }

  /** Rows come without what they must have. */
  Injection loseEmails() {
    var injected =
        expect(
            "12 of 200 rows of raw.customers have no e-mail",
            ShopRules.CUSTOMERS_EMAIL,
            Shop.RAW_CUSTOMERS,
            "");
    api.post(Shop.RAW_CUSTOMERS, ShopRows.customers(Instant.now(), 12));
    return injected;
  }

  /** Rows come with values that cannot be. */
  Injection negateAmounts() {
    var injected =
        expect(
            "7 of 200 rows of raw.payments have a negative amount",
            ShopRules.PAYMENTS_AMOUNT,
            Shop.RAW_PAYMENTS,
            "");
    api.post(Shop.RAW_PAYMENTS, ShopRows.payments(Instant.now(), 7));
    return injected;
  }

  /** A load does not come. All that is needed for it is to do nothing. */
  Injection missDeadline(Instant due, String rule) {
    var injection =
        new Injection(
            "marts.daily_revenue does not arrive by " + due.truncatedTo(ChronoUnit.SECONDS),
            rule,
            Shop.DAILY_REVENUE.name(),
            "",
            due);
    return expect(injection);
  }

  private void tellPayments(List<Column> columns) {
    telemetry.tell(history.now(shop.maker(Shop.RAW_PAYMENTS), Instant.now()).with(columns));
  }

  private Injection expect(String title, String rule, ShopTable table, String subject) {
    return expect(new Injection(title, rule, table.name(), subject, Instant.now()));
  }

  private Injection expect(Injection injection) {
    scoreboard.expect(injection);
    narrator.broke(injection);
    return injection;
  }
}

package io.plumbline.standalone.demo;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** The rules that watch the shop. */
final class ShopRules {
  static final String ORDERS_VOLUME = "orders_volume";
  static final String PAYMENTS_SCHEMA = "payments_schema";
  static final String CUSTOMERS_EMAIL = "customers_email";
  static final String PAYMENTS_AMOUNT = "payments_amount";

  /** Begins the names of the rules on the arrival of the daily revenue. */
  static final String REVENUE_ETA = "revenue_eta_";

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("HHmmss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private ShopRules() {}

  /** The rules that stay the same from demo to demo. */
  static String lasting() {
    return """
        CREATE OR REPLACE RULE %s
          ON 'shop.raw.orders'
          EXPECT NORMAL ROW_COUNT()
          SEVERITY ERROR
          ON VIOLATION ALERT, BLOCK DOWNSTREAM
          OWNER 'shop-data'
          COMMENT 'An hourly load is as large as it usually is at this hour of the week';

        CREATE OR REPLACE RULE warehouse_volume
          ON LIKE 'shop.dwh.%%'
          EXPECT NORMAL ROW_COUNT()
          SEVERITY WARN;

        CREATE OR REPLACE RULE %s
          ON 'shop.raw.payments'
          EXPECT SCHEMA NO DROP, NARROW
          SEVERITY ERROR
          ON VIOLATION ALERT, BLOCK DOWNSTREAM;

        CREATE OR REPLACE RULE %s
          ON 'shop.raw.customers'
          EXPECT EACH ROW (email IS NOT NULL)
          SEVERITY WARN
          ON VIOLATION ALERT, BLOCK DOWNSTREAM;

        CREATE OR REPLACE RULE %s
          ON 'shop.raw.payments'
          EXPECT EACH ROW (amount >= 0)
          SEVERITY ERROR
          ON VIOLATION ALERT, FAIL RUN;
        """
        .formatted(ORDERS_VOLUME, PAYMENTS_SCHEMA, CUSTOMERS_EMAIL, PAYMENTS_AMOUNT);
  }

  /** The scheduler as a target, and the policy that it holds what reads bad orders. */
  static String policies(String url, Path secret) {
    return """
        CREATE OR REPLACE TARGET shop_scheduler TYPE airflow WITH (
          'url' = '%s',
          'api' = 'v2',
          'token' = 'file:%s',
          'network' = 'loopback');

        CREATE OR REPLACE POLICY hold_orders
          ON 'shop.raw.orders'
          WHEN INCIDENT SEVERITY ERROR
          THEN HOLD DOWNSTREAM DEPTH 1
          VIA shop_scheduler
          FOR INTERVAL '1' HOUR;
        """
        .formatted(url, secret.toString().replace("'", "''"));
  }

  /** The rule that the daily revenue arrives by a time of day, UTC. */
  static String revenueBy(String rule, LocalTime due) {
    return """
        CREATE OR REPLACE RULE %s
          ON 'shop.marts.daily_revenue'
          EXPECT ARRIVAL BY TIME '%s' TIME ZONE 'UTC'
          SEVERITY CRITICAL
          ON VIOLATION ALERT, BLOCK DOWNSTREAM;
        """
        .formatted(rule, TIME.format(due));
  }

  /**
   * The name of the rule of one round. Each round has a rule of its own: that the load was missed
   * in the round before does not matter to it.
   */
  static String revenueRule(LocalTime round) {
    return REVENUE_ETA + NAME.format(round);
  }
}

package io.plumbline.standalone.demo;

import static io.plumbline.standalone.demo.ShopJob.DAY;
import static io.plumbline.standalone.demo.ShopJob.HOUR;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop: what there is. Raw orders and payments flow hourly, customers daily, into the warehouse
 * and on into marts, hourly and daily.
 */
final class Shop {
  /** Namespace of all jobs. */
  static final String JOBS = "shop";

  /** The program version that the history was made with. */
  static final String VERSION = "4.2.0";

  private static final String SOURCE = "postgres://shop-db:5432";
  private static final String WAREHOUSE = "postgres://warehouse:5432";

  static final ShopTable RAW_ORDERS =
      ShopTable.of(
          SOURCE,
          "shop.raw.orders",
          "order_id bigint, customer_id bigint, status varchar(20), total decimal(12,2), ordered_at timestamp");
  static final ShopTable RAW_PAYMENTS =
      ShopTable.of(
          SOURCE,
          "shop.raw.payments",
          "payment_id bigint, order_id bigint, amount decimal(12,2), currency varchar(3), method varchar(20), paid_at timestamp");
  static final ShopTable RAW_CUSTOMERS =
      ShopTable.of(
          SOURCE,
          "shop.raw.customers",
          "customer_id bigint, email varchar(200), country varchar(2), joined_at timestamp");
  static final ShopTable ORDERS =
      ShopTable.of(
          WAREHOUSE,
          "shop.dwh.orders",
          "order_id bigint, customer_id bigint, status varchar(20), total decimal(12,2), ordered_at timestamp");
  static final ShopTable PAYMENTS =
      ShopTable.of(
          WAREHOUSE,
          "shop.dwh.payments",
          "payment_id bigint, order_id bigint, amount decimal(12,2), currency varchar(3), paid_at timestamp");
  static final ShopTable CUSTOMERS =
      ShopTable.of(
          WAREHOUSE,
          "shop.dwh.customers",
          "customer_id bigint, email varchar(200), country varchar(2)");
  static final ShopTable SALES_BY_HOUR =
      ShopTable.of(
          WAREHOUSE,
          "shop.marts.sales_by_hour",
          "hour timestamp, country varchar(2), orders bigint, revenue decimal(14,2)");
  static final ShopTable DAILY_REVENUE =
      ShopTable.of(
          WAREHOUSE,
          "shop.marts.daily_revenue",
          "day date, currency varchar(3), revenue decimal(14,2), payments bigint");
  static final ShopTable CUSTOMER_VALUE =
      ShopTable.of(
          WAREHOUSE,
          "shop.marts.customer_value",
          "customer_id bigint, country varchar(2), orders bigint, value decimal(14,2)");

  private final List<ShopJob> jobs;

  /**
   * @param revenueAt time of day, UTC, when the daily revenue usually arrives
   */
  Shop(LocalTime revenueAt) {
    var list = new ArrayList<ShopJob>();
    list.add(ingest("ingest_customers", DAY, Duration.ofMinutes(62), RAW_CUSTOMERS, 3_000));
    list.add(ingest("ingest_orders", HOUR, Duration.ofMinutes(2), RAW_ORDERS, 24_000));
    list.add(ingest("ingest_payments", HOUR, Duration.ofMinutes(2), RAW_PAYMENTS, 22_000));
    list.add(warehouse("load_customers", CUSTOMERS, list.get(0)));
    list.add(warehouse("load_orders", ORDERS, list.get(1)));
    list.add(warehouse("load_payments", PAYMENTS, list.get(2)));
    list.add(salesByHour());
    list.add(customerValue());
    list.add(dailyRevenue(revenueAt));
    jobs = List.copyOf(list);
  }

  /** All jobs; what others read comes first. */
  List<ShopJob> jobs() {
    return jobs;
  }

  /** The job that makes a table. */
  ShopJob maker(ShopTable table) {
    return jobs.stream().filter(job -> job.output().equals(table)).findFirst().orElseThrow();
  }

  private static ShopJob ingest(
      String name, Duration period, Duration offset, ShopTable output, long dailyRows) {
    return new ShopJob(name, period, offset, Duration.ofSeconds(40), output, List.of(), dailyRows);
  }

  /** The job that takes what another job has brought, two minutes later. */
  private static ShopJob warehouse(String name, ShopTable output, ShopJob source) {
    var flows =
        output.columns().stream()
            .map(column -> new ColumnFlow(column.path(), source.output(), column.path()))
            .toList();
    return new ShopJob(
        name,
        source.period(),
        source.offset().plusMinutes(2),
        Duration.ofSeconds(55),
        output,
        flows,
        source.dailyRows());
  }

  private static ShopJob salesByHour() {
    return new ShopJob(
        "sales_by_hour",
        HOUR,
        Duration.ofMinutes(6),
        Duration.ofSeconds(20),
        SALES_BY_HOUR,
        List.of(
            new ColumnFlow("hour", ORDERS, "ordered_at"),
            new ColumnFlow("country", CUSTOMERS, "country"),
            new ColumnFlow("orders", ORDERS, "order_id"),
            new ColumnFlow("revenue", PAYMENTS, "amount")),
        1_200);
  }

  private static ShopJob customerValue() {
    return new ShopJob(
        "customer_value",
        DAY,
        Duration.ofHours(4),
        Duration.ofMinutes(6),
        CUSTOMER_VALUE,
        List.of(
            new ColumnFlow("customer_id", CUSTOMERS, "customer_id"),
            new ColumnFlow("country", CUSTOMERS, "country"),
            new ColumnFlow("orders", ORDERS, "order_id"),
            new ColumnFlow("value", ORDERS, "total")),
        90_000);
  }

  private static ShopJob dailyRevenue(LocalTime at) {
    var takes = Duration.ofSeconds(50);
    var starts = Duration.ofSeconds(at.toSecondOfDay()).minus(takes);
    return new ShopJob(
        "daily_revenue",
        DAY,
        starts,
        takes,
        DAILY_REVENUE,
        List.of(
            new ColumnFlow("day", PAYMENTS, "paid_at"),
            new ColumnFlow("currency", PAYMENTS, "currency"),
            new ColumnFlow("revenue", PAYMENTS, "amount"),
            new ColumnFlow("payments", PAYMENTS, "payment_id")),
        12);
  }
}

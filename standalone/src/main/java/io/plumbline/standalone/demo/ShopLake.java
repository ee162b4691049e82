package io.plumbline.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Files of the shop on this machine, a directory for each day. Each table has one day that is long
 * past its time: that of the orders may go, the returns are under a legal hold, and a job is still
 * reading the clicks.
 */
public final class ShopLake {
  /** For whom nothing of the returns may go. */
  static final String CASE = "2026-17";

  private static final int YOUNG_DAYS = 4;
  private static final int OLD_DAYS = 100;

  private final Path folder;
  final ShopTable orders;
  final ShopTable returns;
  final ShopTable clicks;

  /**
   * @param data folder of the engine; the lake lies within
   */
  ShopLake(Path data) {
    this.folder = folder(data).resolve("days");
    this.orders = table("orders", "order_id bigint, total decimal(12,2)");
    this.returns = table("returns", "order_id bigint, reason varchar(200)");
    this.clicks = table("clicks", "session varchar(40), page varchar(200)");
  }

  /** Where the lake and its quarantine lie in the folder of an engine. */
  public static Path folder(Path data) {
    return data.toAbsolutePath().normalize().resolve("shop-lake");
  }

  private ShopTable table(String name, String columns) {
    return ShopTable.of("file", folder.resolve(name).toString(), columns);
  }

  /** The name of the partition that is past its time. */
  static String old() {
    return day(OLD_DAYS);
  }

  private static String day(int ago) {
    return "dt=" + LocalDate.now(ZoneOffset.UTC).minusDays(ago);
  }

  /** Writes what is not there. */
  void fill() {
    for (var table : List.of(orders, returns, clicks)) {
      write(table, old());
      for (int ago = 1; ago <= YOUNG_DAYS; ago++) {
        write(table, day(ago));
      }
    }
  }

  private static void write(ShopTable table, String day) {
    var directory = Path.of(table.name()).resolve(day);
    try {
      Files.writeString(Files.createDirectories(directory).resolve("part-0.ndjson"), "{}\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + directory, e);
    }
  }

  /** The loads that wrote the tables. */
  List<Load> written() {
    return List.of(
        load("export_orders", orders, List.of(new ColumnFlow("order_id", Shop.ORDERS, "order_id"))),
        load("export_returns", returns, List.of()),
        load("export_clicks", clicks, List.of()));
  }

  /** The run that reads the clicks and does not come to its end. */
  Load reading() {
    var model = ShopTable.of(Shop.CUSTOMER_VALUE.namespace(), "shop.marts.pages", "page int");
    return load("learn_from_clicks", model, List.of(new ColumnFlow("page", clicks, "page")));
  }

  private static Load load(String job, ShopTable output, List<ColumnFlow> flows) {
    var now = Instant.now();
    return Load.of(
        new ShopJob(job, ShopJob.DAY, Duration.ZERO, Duration.ofMinutes(1), output, flows, 0),
        now,
        now,
        now,
        0,
        Shop.VERSION);
  }

  /** The lake as a target, how long its days stay, and the hold on the returns. */
  String policies() {
    return """
        CREATE OR REPLACE TARGET shop_lake TYPE hdfs WITH ('url' = 'file:///', 'path' = '%1$s');

        HOLD DATASET LIKE '%1$s/returns' FOR CASE '%2$s' REASON 'claim of a customer';

        CREATE OR REPLACE RETENTION POLICY month
          ON LIKE '%1$s/%%'
          KEEP INTERVAL '30' DAY
          BY PARTITION VALUE
          THEN DELETE
          GRACE INTERVAL '5' SECOND
          MAX DELETE FRACTION 0.5
          VIA shop_lake
          ENFORCED;
        """
        .formatted(folder.toString().replace("'", "''"), CASE);
  }
}

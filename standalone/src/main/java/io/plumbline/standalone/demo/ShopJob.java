package io.plumbline.standalone.demo;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A job of the shop: one output, made from the inputs that its columns come from.
 *
 * @param period how often it runs: an hour or a day
 * @param offset when it starts after the beginning of the period
 * @param takes how long it runs
 * @param dailyRows rows that it writes on an average day
 */
record ShopJob(
    String name,
    Duration period,
    Duration offset,
    Duration takes,
    ShopTable output,
    List<ColumnFlow> flows,
    long dailyRows) {
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  boolean isHourly() {
    return period.equals(HOUR);
  }

  /** What it reads, each once. */
  List<ShopTable> inputs() {
    var inputs = new LinkedHashSet<ShopTable>();
    flows.forEach(flow -> inputs.add(flow.from()));
    return List.copyOf(inputs);
  }
}

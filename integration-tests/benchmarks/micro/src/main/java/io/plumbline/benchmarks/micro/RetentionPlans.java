package io.plumbline.benchmarks.micro;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.Amount;
import io.plumbline.rules.retention.Circumstances;
import io.plumbline.rules.retention.ClockReading;
import io.plumbline.rules.retention.Observation;
import io.plumbline.rules.retention.Reader;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPlan;
import io.plumbline.rules.retention.RetentionPlanner;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.Scan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hundred thousand hourly partitions of one dataset under 500 policies that all name it: seconds
 * and peak heap. Exit code 1 if it takes a minute or more. Arguments: partitions, policies.
 */
public final class RetentionPlans {
  private static final double MOST_SECONDS = 60;
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final DatasetId DATASET = new DatasetId("default", "hdfs://lake", "orders");

  private RetentionPlans() {}

  public static void main(String[] arguments) {
    int partitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    var policies = IntStream.rangeClosed(1, count).mapToObj(RetentionPlans::policy).toList();
    var circumstances =
        new Circumstances(
            DATASET,
            List.of(),
            List.of(Reader.due("report", NOW, NOW.minus(Duration.ofDays(30)))),
            policies,
            new ClockReading(NOW, NOW.minus(Duration.ofHours(1)), null));
    var scan = new Scan("scan", NOW, "lake", Scan.Coverage.COMPLETE);
    long started = System.nanoTime();
    long acts = 0;
    long mostHeap = 0;
    for (var policy : policies) {
      acts += plan(policy, circumstances, scan, partitions).acts().size();
      mostHeap = Math.max(mostHeap, usedHeap());
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    boolean isReached = seconds < MOST_SECONDS;
    System.out.printf(
        "%,d partitions under %d policies: %.1f s in one thread, %,.0f judgements/s, %,d acts,"
            + " heap in use at most %,.0f MB; %s < %.0f s%n",
        partitions,
        count,
        seconds,
        (double) partitions * count / seconds,
        acts,
        mostHeap / 1e6,
        isReached ? "reached" : "NOT REACHED",
        MOST_SECONDS);
    System.exit(isReached ? 0 : 1);
  }

  private static RetentionPlan plan(
      RetentionPolicy policy, Circumstances circumstances, Scan scan, int partitions) {
    var planner = new RetentionPlanner(policy, circumstances, Amount.NONE);
    for (int i = 0; i < partitions; i++) {
      var end = NOW.minus(Duration.ofHours(i));
      var resource = Resource.of("hour=" + i, "v" + i, end, 1_000_000, "/lake/orders/hour=" + i);
      planner.accept(
          resource, new Observation(resource.version(), NOW.minus(Duration.ofDays(60)), 2));
    }
    return planner.finish(scan);
  }

  private static RetentionPolicy policy(int i) {
    return new RetentionPolicy(
        "policy" + i,
        1,
        new LikeTarget("ord%", "LIKE 'ord%'"),
        Duration.ofDays(365 + 7L * i),
        i % 50,
        RetentionBasis.PARTITION_VALUE,
        ZoneOffset.UTC,
        i % 2 == 0 ? RetentionAction.DELETE : RetentionAction.ARCHIVE,
        Duration.ofDays(30),
        1,
        Long.MAX_VALUE,
        100,
        true,
        "lake");
  }

  private static long usedHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

package io.plumbline.jobs.arrival;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.telemetry.EventClock;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/**
 * The engine's handling of time around the real operator that judges arrivals: a log of two
 * partitions, each with its own clock, read as the sources read it; the wall clock is the test's.
 */
final class DrilledEngine implements AutoCloseable {
  private static final long STEP = 1_000;
  private static final long DISORDER = 5_000;
  private static final long IDLENESS = 30_000;
  private static final long PATIENCE = 600_000;
  private static final int READ_AT_A_STEP = 50;
  private static final DatasetId REVENUE = new DatasetId("default", "pg", "mart.revenue");

  private record Arrival(long takenMillis, long atMillis, boolean isRevenue) {}

  /** A partition of the log and what the source knows of it. */
  private static final class Partition {
    private final Deque<Arrival> log = new ArrayDeque<>();
    private EventClock clock;
    private long readAt;
    private long latest = Long.MIN_VALUE;

    void restart(long wall) {
      clock = new EventClock(PATIENCE, 2 * IDLENESS);
      readAt = wall;
      latest = Long.MIN_VALUE;
    }
  }

  private final List<RuleText> rules;
  private final List<Partition> log = List.of(new Partition(), new Partition());
  private final KeyedBroadcastOperatorTestHarness<String, ArrivalEvent, RuleText, Finding> judge;
  private long wall;
  private long reached = Long.MIN_VALUE;
  private int runs;

  DrilledEngine(String start, String expectation, String... calendars) throws Exception {
    wall = at(start);
    var texts = new ArrayList<RuleText>();
    for (var calendar : calendars) {
      texts.add(text("calendar:c", "CREATE CALENDAR c " + calendar));
    }
    texts.add(text("eta", "CREATE RULE eta ON mart.revenue EXPECT ARRIVAL " + expectation));
    rules = List.copyOf(texts);
    judge =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new ArrivalJudgeFunction(new RuleSeed(rules, SqlRuleCompiler::new)),
                List.of(RuleBroadcast.DESCRIPTOR)),
            ArrivalEvent::key,
            Types.STRING,
            2,
            1,
            0);
    judge.open();
    log.forEach(partition -> partition.restart(wall));
    var awaited = new DatasetId("default", "", "mart.revenue");
    judge.processElement(event(ArrivalEvent.Kind.DECLARED, awaited, null, wall), wall);
  }

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private RuleText text(String name, String sql) {
    return new RuleText("default", name, 1, sql, false, "test", wall);
  }

  private ArrivalEvent event(ArrivalEvent.Kind kind, DatasetId dataset, String run, long at) {
    var rule = rules.get(rules.size() - 1);
    return new ArrivalEvent(kind, rule.key(), rule, dataset, run, at);
  }

  /** A producer posts now that a dataset came then; what it believes may be wrong. */
  void post(int partition, String cameAt, boolean isRevenue) {
    // As the source does: nothing happens after it is told.
    log.get(partition).log.add(new Arrival(wall, Math.min(at(cameAt), wall), isRevenue));
  }

  /** Reads and judges on until the wall clock says so. */
  void runUntil(String instant) throws Exception {
    for (long end = at(instant); wall < end; ) {
      wall += STEP;
      long least = Long.MAX_VALUE;
      for (var partition : log) {
        read(partition);
        least = Math.min(least, partition.clock.at(wall));
      }
      if (least > reached) {
        reached = least;
        judge.processWatermark(reached);
        judge.processBroadcastWatermark(new Watermark(reached));
      }
    }
  }

  private void read(Partition partition) throws Exception {
    for (int i = 0; i < READ_AT_A_STEP && !partition.log.isEmpty(); i++) {
      var arrival = partition.log.remove();
      partition.readAt = wall;
      partition.clock.inputIsSilent(false);
      partition.clock.read(arrival.takenMillis());
      partition.latest = Math.max(partition.latest, arrival.atMillis());
      partition.clock.inputReached(partition.latest - DISORDER);
      if (arrival.isRevenue()) {
        var came = event(ArrivalEvent.Kind.ARRIVED, REVENUE, "run" + runs++, arrival.atMillis());
        judge.processElement(came, arrival.atMillis());
      }
    }
    if (wall - partition.readAt >= IDLENESS) {
      partition.clock.inputIsSilent(true);
    }
  }

  /** The engine is down until then; producers go on. */
  void downUntil(String instant) {
    wall = at(instant);
    log.forEach(partition -> partition.restart(wall));
  }

  /** Time passes for producers alone: the engine is down. */
  void wallIs(String instant) {
    wall = at(instant);
  }

  /** What was told, one line each: when it was, verdict and message. */
  List<String> told() {
    return findings().stream()
        .map(f -> Instant.ofEpochMilli(f.atMillis()) + " " + f.verdict() + " " + f.message())
        .toList();
  }

  List<Finding> findings() {
    return judge.extractOutputValues();
  }

  /** What the wall clock says. */
  String now() {
    return Instant.ofEpochMilli(wall).toString();
  }

  @Override
  public void close() {
    try {
      judge.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close the operator", e);
    }
  }
}

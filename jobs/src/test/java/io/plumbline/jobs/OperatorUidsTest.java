package io.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.rules.incident.IncidentPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class OperatorUidsTest {
  /** State of released versions is found by these: add to the list, never change or reuse one. */
  private static final Set<String> COMMITTED =
      Set.of(
          "telemetry-source",
          "samples-source",
          "rules-source",
          "commands-source",
          "commands-split",
          "clock-source",
          "telemetry-clock",
          "samples-clock",
          "telemetry-split",
          "samples-split",
          "rules-reject",
          "rules-declare",
          "run-fold",
          "run-metrics",
          "load-events",
          "load-judge",
          "schema-judge",
          "arrival-route",
          "arrival-judge",
          "forecast",
          "row-evaluate",
          "row-merge",
          "incident-events",
          "incidents",
          "incident-reads",
          "exposure",
          "alert-news",
          "load-news",
          "decisions",
          "access-source",
          "access-split",
          "access-since",
          "access-watch",
          "readers-source",
          "readers-split",
          "readers",
          "lineage-source",
          "lineage-map",
          "lineage-repeats",
          "metrics-sink",
          "findings-sink",
          "alerts-sink",
          "decisions-sink",
          "quarantine-sink",
          "table-evaluate",
          "table-read",
          "table-findings-sink",
          "table-findings-source",
          "dead-letters-sink",
          "lineage-sink");

  private static StreamExecutionEnvironment job() {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    PipelineJob.define(
        env,
        new JobConfig(
            "127.0.0.1:1",
            "bolt://127.0.0.1:1",
            "neo4j",
            "secret",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofHours(4),
            "",
            IncidentPolicy.DEFAULT),
        new RuleSeed(List.of(), () -> text -> null));
    return env;
  }

  @Test
  void everyOperatorHasAUidFromTheEnumAndNoneIsShared() {
    var known = Arrays.stream(OperatorUids.values()).map(OperatorUids::uid).toList();
    var used = new TreeSet<String>();
    for (var node : job().getStreamGraph().getStreamNodes()) {
      var uid = node.getTransformationUID();
      assertThat(uid).as("uid of operator %s", node.getOperatorName()).isNotNull();
      // A sink is expanded into a writer and a committer; both carry its uid with a suffix.
      var base = uid.contains(": ") ? uid.substring(uid.lastIndexOf(": ") + 2) : uid;
      assertThat(known).as("uid %s of operator %s", uid, node.getOperatorName()).contains(base);
      used.add(base);
    }
    // Those of declared tables carry the name of the table.
    used.add(OperatorUids.TABLE_EVALUATE.uid());
    used.add(OperatorUids.TABLE_READ.uid());
    used.add(OperatorUids.TABLE_FINDINGS_SINK.uid());
    assertThat(used).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void uidsOfReleasedVersionsAreUnchanged() {
    assertThat(
            Arrays.stream(OperatorUids.values()).map(OperatorUids::uid).collect(Collectors.toSet()))
        .isEqualTo(new HashSet<>(COMMITTED));
  }

  @Test
  void maxParallelismIsFixed() {
    assertThat(job().getStreamGraph().getStreamNodes())
        .allSatisfy(node -> assertThat(node.getMaxParallelism()).isIn(240, 1, -1));
    assertThat(job().getMaxParallelism()).isEqualTo(240);
  }
}

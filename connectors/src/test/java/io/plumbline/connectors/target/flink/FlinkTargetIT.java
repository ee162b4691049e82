package io.plumbline.connectors.target.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.Decisions;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the REST API of a real cluster on this machine. */
@Timeout(120)
class FlinkTargetIT {
  private static MiniCluster cluster;
  private static String url;

  @TempDir Path folder;

  @BeforeAll
  static void startCluster() throws Exception {
    var configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(3)
                .build());
    cluster.start();
    url = "http://127.0.0.1:" + cluster.getRestAddress().get().getPort();
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  private FlinkTarget open(Map<String, String> more) {
    var options = new HashMap<>(Map.of("url", url, "network", "loopback"));
    options.put("savepoints", folder.toUri().toString());
    options.putAll(more);
    return FlinkTarget.open(new TargetOptions("streams", options, key -> key), Clock.systemUTC());
  }

  private static JobID submit(String name) throws Exception {
    var env = StreamExecutionEnvironment.createLocalEnvironment(1);
    env.fromSequence(0, Long.MAX_VALUE).uid("numbers").sinkTo(new DiscardingSink<>()).uid("none");
    var graph = env.getStreamGraph();
    graph.setJobName(name);
    var id = cluster.submitJob(graph.getJobGraph()).get().getJobID();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (cluster.getJobStatus(id).get() != JobStatus.RUNNING) {
      assertThat(System.nanoTime()).as("start of job %s", name).isLessThan(deadline);
    }
    return id;
  }

  private static Decision stop(String id, String job) {
    return at(System.currentTimeMillis(), id, DecisionAction.STOP, job, Map.of());
  }

  private static Decision at(
      long atMillis, String id, DecisionAction action, String job, Map<String, String> facts) {
    var decision = Decisions.of(id, action, "streams", job, facts);
    return new Decision(
        decision.id(),
        decision.tenant(),
        action,
        decision.dataset(),
        decision.partition(),
        decision.target(),
        job,
        null,
        null,
        null,
        decision.severity(),
        decision.reason(),
        atMillis,
        null,
        null,
        null,
        facts);
  }

  private static void assertStatus(Outcome outcome, OutcomeStatus status) {
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(status);
  }

  @Test
  void jobIsStoppedWithASavepointOnce() throws Exception {
    var id = submit("copy/orders");
    var other = submit("other");
    try (var target = open(Map.of())) {
      var decision = stop("s1", "ns/copy/orders");

      var rehearsed = target.rehearse(decision);
      assertStatus(rehearsed, OutcomeStatus.REHEARSED);
      assertThat(rehearsed.message()).contains("Would stop job copy/orders (" + id + ")");
      assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.RUNNING);

      var stopped = target.enforce(decision);
      assertStatus(stopped, OutcomeStatus.APPLIED);
      assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.FINISHED);
      var savepoint = stopped.facts().get("savepoint");
      assertThat(stopped.message()).endsWith("it can go on from savepoint " + savepoint);
      assertThat(Path.of(URI.create(savepoint))).isNotEmptyDirectory();

      var again = target.enforce(decision);
      assertStatus(again, OutcomeStatus.APPLIED);
      assertThat(again.facts()).isEqualTo(stopped.facts());
      try (var savepoints = Files.list(folder)) {
        assertThat(savepoints).hasSize(1);
      }
      assertThat(cluster.getJobStatus(other).get()).isEqualTo(JobStatus.RUNNING);
    } finally {
      cluster.cancelJob(other).get();
    }
  }

  @Test
  void jobThatWasStartedSinceTheDecisionGoesOn() throws Exception {
    long decided = System.currentTimeMillis() - 60_000;
    var id = submit("restarted");
    try (var target = open(Map.of())) {
      var outcome =
          target.enforce(at(decided, "s2", DecisionAction.STOP, "ns/restarted", Map.of()));

      assertStatus(outcome, OutcomeStatus.APPLIED);
      assertThat(outcome.message()).contains("had ended before");
      assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.RUNNING);
    } finally {
      cluster.cancelJob(id).get();
    }
  }

  @Test
  void nameOfTwoJobsIsRefusedAndTheIdOfOneTaken() throws Exception {
    var first = submit("twin");
    var second = submit("twin");
    try (var target = open(Map.of());
        var byId = open(Map.of("job", second.toString()))) {
      var refused = target.enforce(stop("s3", "ns/twin"));
      assertStatus(refused, OutcomeStatus.FAILED);
      assertThat(refused.message()).contains("2 jobs of that name run; set the option job");

      assertStatus(byId.enforce(stop("s4", null)), OutcomeStatus.APPLIED);
      assertThat(cluster.getJobStatus(second).get()).isEqualTo(JobStatus.FINISHED);
      assertThat(cluster.getJobStatus(first).get()).isEqualTo(JobStatus.RUNNING);
    } finally {
      cluster.cancelJob(first).get();
    }
  }

  @Test
  void whatCannotBeDoneSaysHowToMendIt() throws Exception {
    try (var target = open(Map.of())) {
      assertThat(target.enforce(stop("s5", "ns/nobody")).message())
          .contains("knows no job of that name");
      assertThat(target.enforce(stop("s6", null)).message()).contains("set the option job");

      var resume = at(1, "s7", DecisionAction.RESUME, "ns/x", Map.of("savepoint", "file:/sp/1"));
      var refused = target.enforce(resume);
      assertStatus(refused, OutcomeStatus.FAILED);
      assertThat(refused.message())
          .isEqualTo(
              "Cannot RESUME a Flink job: its REST API can only STOP it; to go on, submit it"
                  + " again from its savepoint file:/sp/1");
    }
  }

  @Test
  void savepointThatCannotBeWrittenLeavesTheJobRunning() throws Exception {
    var id = submit("unwritable");
    var file = Files.writeString(folder.resolve("file"), "no folder");
    try (var target = open(Map.of("savepoints", file.toUri().toString()))) {
      var outcome = target.enforce(stop("s8", "ns/unwritable"));

      assertStatus(outcome, OutcomeStatus.FAILED);
      assertThat(outcome.message()).startsWith("Cannot stop job unwritable: ");
      assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.RUNNING);
    } finally {
      cluster.cancelJob(id).get();
    }
  }

  @Test
  void clusterThatIsDownCanBeTriedAgainLater() {
    var patience =
        new Patience(Duration.ofSeconds(2), 2, Duration.ofMillis(1), Duration.ofSeconds(10));
    var options = Map.of("url", "http://127.0.0.1:1", "network", "loopback");
    try (var target =
        FlinkTarget.open(
            new TargetOptions("streams", options, key -> key), patience, Clock.systemUTC())) {
      assertThatThrownBy(() -> target.enforce(stop("s9", "ns/x")))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("Cannot call 127.0.0.1");
    }
  }
}

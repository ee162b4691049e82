package io.plumbline.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.standalone.config.PlumblineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterIT {
  private static final PlumblineConfig.Jobs JOBS =
      PlumblineConfig.of(Map.of("PLUMBLINE_JOBS_CHECKPOINT_INTERVAL", "PT0.3S")).jobs();

  private final List<String> warnings = new ArrayList<>();

  private final List<SideJob> sides = new ArrayList<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  @TempDir Path folder;
  @TempDir Path sideFolder;
  @TempDir Path scratch;

  @Test
  void aRestartGoesOnWithTheStateOfTheLastCheckpoint() {
    long before = countTo(100);

    try (var cluster = start()) {
      await().atMost(Duration.ofSeconds(30)).until(() -> CountingPipeline.COUNT.get() > 0);
      assertThat(CountingPipeline.COUNT.get()).isGreaterThanOrEqualTo(before);
      assertThat(cluster.isRunning()).isTrue();
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void aBrokenNewestCheckpointGivesWayToTheOneBeforeAndIsTold() throws IOException {
    countTo(100);
    var newest = new Checkpoints(folder).complete().get(0);
    Files.writeString(newest.resolve("_metadata"), "broken");

    try (var cluster = start()) {
      await().atMost(Duration.ofSeconds(30)).until(() -> CountingPipeline.COUNT.get() > 0);
      assertThat(CountingPipeline.COUNT.get()).isGreaterThan(20);
      assertThat(cluster.isRunning()).isTrue();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("Cannot restore checkpoint")
          .contains(newest.getFileName().toString());
    }
  }

  @Test
  void whereNoCheckpointCanBeRestoredItDoesNotStartEmpty() throws IOException {
    countTo(20);
    for (var checkpoint : new Checkpoints(folder).complete()) {
      Files.writeString(checkpoint.resolve("_metadata"), "broken");
    }

    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cannot restore any of the");
  }

  @Test
  void aJobBesideThePipelineThatCannotBeDefinedIsToldAndStopsNothing() {
    sides.add(
        new SideJob(
            "bad",
            environment -> {
              throw new IllegalArgumentException("no such connector");
            },
            this::trouble));
    try (var cluster = start()) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !troubles.isEmpty());
      assertThat(troubles).containsExactly("REJECTED no such connector");
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void aJobBesideThePipelineThatFailsIsToldOnceAndStopsNothing() {
    sides.add(new SideJob("failing", new FailingPipeline(), this::trouble));
    try (var cluster = start()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> FailingPipeline.FAILURES.get() > 2 && !troubles.isEmpty());
      long before = CountingPipeline.COUNT.get();
      await().atMost(Duration.ofSeconds(30)).until(() -> CountingPipeline.COUNT.get() > before);
      assertThat(troubles).singleElement().asString().startsWith("FAILED").contains("poison");
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void aJobBesideThePipelineGoesOnFromCheckpointsOfItsOwn() {
    sides.add(new SideJob("table a.b", new CountingPipeline(), this::trouble));
    var own = new Checkpoints(sideFolder.resolve("table_a_b"));
    long last;
    try (var cluster = start()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !own.complete().isEmpty() && number(own.complete().get(0)) > 2);
      assertThat(cluster.isRunning()).isTrue();
      last = number(own.complete().get(0));
    }
    var before = own.complete().get(0).getParent();
    try (var cluster = start()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !own.complete().get(0).getParent().equals(before));
      // A job that begins anew counts its checkpoints from 1.
      assertThat(number(own.complete().get(0))).isGreaterThan(last);
      assertThat(cluster.isRunning()).isTrue();
      assertThat(troubles).isEmpty();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private void trouble(SideJob.Trouble trouble, String reason) {
    troubles.add(trouble + " " + reason);
  }

  /** Counts, stops, and forgets the shown count, so that what shows next comes from state. */
  private long countTo(long least) {
    try (var cluster = start()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> CountingPipeline.COUNT.get() >= least);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> new Checkpoints(folder).complete().size() >= 2);
      assertThat(cluster.isRunning()).isTrue();
    }
    return CountingPipeline.COUNT.getAndSet(0);
  }

  private FlinkCluster start() {
    return FlinkCluster.start(
        folder,
        scratch,
        JOBS,
        new CountingPipeline(),
        new SideJobs(sideFolder, sides),
        warnings::add);
  }
}

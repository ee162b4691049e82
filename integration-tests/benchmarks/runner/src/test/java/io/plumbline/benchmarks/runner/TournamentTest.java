package io.plumbline.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentTest {
  @TempDir private Path folder;

  @Test
  void contestantsTakeTurnsRoundAfterRound() throws Exception {
    var tournament = tournament(contestant("a", 6005), contestant("b", 6005));

    assertThat(tournament.measurements())
        .extracting(Measurement::system)
        .containsExactly("a", "b", "a", "b");
    assertThat(tournament.standings()).extracting(Standing::system).containsExactly("a", "b");
    assertThat(tournament.errors()).isEmpty();
  }

  @Test
  void wrongMetricIsToldOnce() throws Exception {
    assertThat(tournament(contestant("a", 6004)).errors())
        .singleElement()
        .asString()
        .startsWith("a on ndjson: ROW_COUNT() is 6004.0");
  }

  @Test
  void contestantThatFailsLeavesTheOthers() throws Exception {
    var broken =
        new FakeContestant(
            "a",
            task -> {
              throw new IllegalStateException("Cannot finish a: exit code 3");
            });

    var tournament = tournament(broken, contestant("b", 6005));

    assertThat(tournament.errors()).containsExactly("Cannot finish a: exit code 3");
    assertThat(tournament.measurements()).hasSize(2);
  }

  private Tournament tournament(Contestant... contestants) throws Exception {
    var home = new Home(folder);
    Files.writeString(home.rules(), "");
    // TPC-H of that scale has 6,005 rows.
    var data = new DataFolder(home, new Peers(home), 0.001);
    var tournament =
        new Tournament(List.of(contestants), data, new PrintWriter(new StringWriter()));
    tournament.play(List.of(Format.NDJSON), List.of(Variant.ROWS), 2, 1);
    return tournament;
  }

  private static Contestant contestant(String name, double rows) {
    return new FakeContestant(
        name,
        task ->
            new Measurement(
                name,
                task.format(),
                task.variant(),
                15,
                (long) rows,
                List.of(1.0),
                List.of(),
                1,
                1,
                Map.of("ROW_COUNT()", rows)));
  }

  private record FakeContestant(String name, Function<Task, Measurement> work)
      implements Contestant {
    @Override
    public boolean takes(Task task) {
      return true;
    }

    @Override
    public Measurement run(Task task) {
      return work.apply(task);
    }
  }
}

package io.plumbline.rules.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.retention.ReadingJob.Ending;
import io.plumbline.rules.retention.ReadingJob.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingJobTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  @Test
  void runUnderWayNeedsEverything() {
    var reader = of(run(1, Ending.NOT_YET), run(24, Ending.COMPLETE)).need(NOW).orElseThrow();

    assertThat(reader.from()).isNull();
    assertThat(reader.need()).isEqualTo("has not finished run r1");
  }

  @Test
  void runUnderWayIsFoundBehindALaterOneThatEnded() {
    assertThat(of(run(1, Ending.COMPLETE), run(5, Ending.NOT_YET)).need(NOW).orElseThrow().need())
        .isEqualTo("has not finished run r5");
  }

  @Test
  void runThatNeverEndedIsGivenUpAfterAWeek() {
    var week = (int) ReadingJob.LONGEST_PAUSE.toHours();

    assertThat(of(run(1, Ending.COMPLETE), run(week, Ending.NOT_YET)).need(NOW).orElseThrow())
        .satisfies(reader -> assertThat(reader.from()).isEqualTo(NOW.minus(Duration.ofHours(1))));
  }

  @Test
  void runOfMonthsThatIsStillHeardOfIsUnderWay() {
    var start = NOW.minus(Duration.ofDays(100));
    var stream = new Run("stream", start, start, NOW.minusSeconds(60), Ending.NOT_YET);

    assertThat(of(stream).need(NOW).orElseThrow().from()).isNull();
  }

  @Test
  void jobThatIsDueNeedsWhatItsLastCompleteRunCouldNotRead() {
    var daily =
        of(run(30, Ending.IN_VAIN), run(54, Ending.COMPLETE), run(78, Ending.COMPLETE))
            .need(NOW)
            .orElseThrow();

    assertThat(daily.from()).isEqualTo(NOW.minus(Duration.ofHours(54)));
    assertThat(daily.need()).contains("is due at " + NOW.minus(Duration.ofHours(6)));
    assertThat(daily.needs(aged(55))).isFalse();
    assertThat(daily.needs(aged(53))).isTrue();
  }

  @Test
  void jobThatNeverCompletedNeedsEverything() {
    assertThat(of(run(3, Ending.IN_VAIN)).need(NOW).orElseThrow().needs(aged(10_000))).isTrue();
  }

  @Test
  void jobThatIsSilentForLongReadsNoMoreUnlessItsTurnsAreLonger() {
    assertThat(of(run(24 * 36, Ending.COMPLETE)).need(NOW)).isEmpty();
    var quarterly =
        IntStream.range(0, 4).mapToObj(i -> run(24 * (50 + 90 * i), Ending.COMPLETE)).toList();

    assertThat(new ReadingJob("report", quarterly).need(NOW)).isPresent();
  }

  private static ReadingJob of(Run... runs) {
    return new ReadingJob("report", List.of(runs));
  }

  private static Run run(int hoursAgo, Ending ending) {
    var at = NOW.minus(Duration.ofHours(hoursAgo));
    return new Run("r" + hoursAgo, at, at, at, ending);
  }

  private static Resource aged(int hours) {
    return Resource.of("d" + hours, "1", NOW.minus(Duration.ofHours(hours)), 1, "");
  }
}

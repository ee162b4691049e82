package io.plumbline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:37:12Z");
  private static final Instant FROM = NOW.minus(Duration.ofDays(28));

  private final Shop shop = new Shop(LocalTime.of(14, 37));
  private final History history = new History(shop, new Traffic(1));

  @Test
  void theSameSeedTellsTheSameHistory() {
    assertThat(new History(new Shop(LocalTime.of(14, 37)), new Traffic(1)).between(FROM, NOW))
        .isEqualTo(history.between(FROM, NOW));
    assertThat(new History(shop, new Traffic(2)).between(FROM, NOW))
        .isNotEqualTo(history.between(FROM, NOW));
  }

  @Test
  void aHistoryInTwoPartsIsTheSameHistory() {
    var middle = FROM.plus(Duration.ofHours(333));
    var parts = new HashSet<>(history.between(FROM, middle));
    parts.addAll(history.between(middle, NOW));

    assertThat(history.between(FROM, NOW)).hasSize(parts.size()).allMatch(parts::contains);
  }

  @Test
  void everyRunStartsBeforeItCompletesAndRunsAreToldInOrder() {
    var loads = history.between(FROM, NOW);

    assertThat(loads).allMatch(load -> load.started().isBefore(load.completed()));
    assertThat(loads).extracting(Load::completed).isSorted();
    assertThat(loads).extracting(Load::completed).allMatch(at -> at.isAfter(FROM));
    assertThat(loads).extracting(Load::completed).noneMatch(at -> at.isAfter(NOW));
    assertThat(loads).extracting(Load::runId).doesNotHaveDuplicates();
  }

  @Test
  void hourlyJobsRunEveryHourAndDailyOnesEveryDay() {
    var loads = history.between(FROM, NOW);

    for (var job : shop.jobs()) {
      assertThat(loads.stream().filter(load -> load.job().equals(job)).count())
          .as(job.name())
          .isEqualTo(job.isHourly() ? 28 * 24 : 28);
    }
  }

  @Test
  void aDailyJobThatIsDueAtMidnightRunsEveryDayToo() {
    var midnight = new Shop(LocalTime.of(0, 0, 10));
    var revenue = midnight.maker(Shop.DAILY_REVENUE);

    assertThat(new History(midnight, new Traffic(1)).between(FROM, NOW))
        .filteredOn(load -> load.job().equals(revenue))
        .hasSize(28)
        .allMatch(load -> load.completed().toString().endsWith("T00:00:10Z"));
  }
}

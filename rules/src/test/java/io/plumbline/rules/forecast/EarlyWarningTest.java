package io.plumbline.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Fixtures;
import io.plumbline.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
  private static final DatasetId PAYMENTS = dataset("raw.payments");
  private static final DatasetId ORDERS = dataset("raw.orders");
  private static final DatasetId CLEAN = dataset("dwh.payments");
  private static final DatasetId REVENUE = dataset("mart.revenue");
  private static final LocalDate TODAY = LocalDate.parse("2026-06-20");

  /** Due by 08:00; raw at 06:00, clean from 06:05 to 06:35, revenue from 06:40 to 07:20. */
  private final Rule rule =
      Fixtures.rule(
          new ArrivalExpectation.ByTime(LocalTime.of(8, 0), ZoneId.of("UTC"), "", Duration.ZERO),
          ViolationAction.BLOCK_DOWNSTREAM);

  private final InMemoryPasts pasts = new InMemoryPasts();
  private final Random random = new Random(3);
  private final List<Finding> findings = new ArrayList<>();
  private Warning warning = Warning.none(REVENUE.key(), 1);

  private record InMemoryPasts(Map<String, JobPast> jobs, Map<String, DatasetPast> datasets)
      implements Pasts {
    InMemoryPasts() {
      this(new HashMap<>(), new HashMap<>());
    }

    @Override
    public JobPast job(String key) {
      return jobs.get(key);
    }

    @Override
    public DatasetPast dataset(String key) {
      return datasets.get(key);
    }

    @Override
    public void keep(String key, JobPast past) {
      jobs.put(key, past);
    }

    @Override
    public void keep(String key, DatasetPast past) {
      datasets.put(key, past);
    }
  }

  private static DatasetId dataset(String name) {
    return new DatasetId("default", "pg", name);
  }

  private static long at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of("UTC")).toInstant().toEpochMilli();
  }

  private void event(
      String job, RunEventType type, long at, List<DatasetId> inputs, DatasetId output) {
    pasts.learn(
        new RunUpdate(
            new JobId("default", "etl", job),
            "run",
            type,
            at,
            job + type + at,
            null,
            null,
            null,
            null,
            inputs.stream().map(DatasetFacts::of).toList(),
            List.of(DatasetFacts.of(output))));
  }

  private void start(String job, long at, List<DatasetId> inputs, DatasetId output) {
    event(job, RunEventType.START, at, inputs, output);
  }

  private void complete(String job, long at, List<DatasetId> inputs, DatasetId output) {
    event(job, RunEventType.COMPLETE, at, inputs, output);
  }

  private long jitter() {
    return Math.round(random.nextGaussian() * 60_000);
  }

  @BeforeEach
  void thirtyDaysAsUsual() {
    for (var day = TODAY.minusDays(30); day.isBefore(TODAY); day = day.plusDays(1)) {
      complete("ingest", at(day, "06:00") + jitter(), List.of(), PAYMENTS);
      complete("ingest2", at(day, "05:00") + jitter(), List.of(), ORDERS);
      start("clean", at(day, "06:05") + jitter(), List.of(PAYMENTS), CLEAN);
      complete("clean", at(day, "06:35") + jitter(), List.of(PAYMENTS), CLEAN);
      start("mart", at(day, "06:40") + jitter(), List.of(CLEAN, ORDERS), REVENUE);
      complete("mart", at(day, "07:20") + jitter(), List.of(CLEAN, ORDERS), REVENUE);
    }
    complete("ingest2", at(TODAY, "05:00"), List.of(), ORDERS);
  }

  private void look(String from, String to) {
    for (long now = at(TODAY, from); now <= at(TODAY, to); now += 60_000) {
      var told =
          new EarlyWarning(rule, name -> Optional.empty(), pasts, new UsualTimes())
              .at(warning, now);
      warning = told.next();
      findings.addAll(told.findings());
    }
  }

  private List<Finding> with(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  @Test
  void usualDayIsAnnouncedByNobody() {
    look("00:00", "06:00");
    complete("ingest", at(TODAY, "06:01"), List.of(), PAYMENTS);
    look("06:01", "06:05");
    start("clean", at(TODAY, "06:06"), List.of(PAYMENTS), CLEAN);
    look("06:06", "06:35");
    complete("clean", at(TODAY, "06:36"), List.of(PAYMENTS), CLEAN);
    look("06:36", "06:40");
    start("mart", at(TODAY, "06:41"), List.of(CLEAN, ORDERS), REVENUE);
    look("06:41", "07:20");
    complete("mart", at(TODAY, "07:21"), List.of(CLEAN, ORDERS), REVENUE);
    look("07:21", "09:00");
    assertThat(findings).isEmpty();
  }

  @Test
  void missingSourceTwoJobsUpIsTheCauseLongBeforeTheDeadline() {
    look("00:00", "07:00");
    assertThat(findings).isNotEmpty();
    var first = findings.get(0);
    assertThat(first.atMillis()).isBetween(at(TODAY, "06:05"), at(TODAY, "06:55"));
    assertThat(first.message())
        .startsWith("mart.revenue will be about ")
        .contains(" min late because raw.payments has not arrived (")
        .endsWith(" % sure; due by 2026-06-20T08:00:00Z)");
    assertThat(first.subject()).isEqualTo("late because of raw.payments");
    assertThat(first.severity()).isEqualTo(Severity.WARN);
    assertThat(first.actions()).containsExactly(ViolationAction.ALERT);
    assertThat(Double.parseDouble(first.details().get("probability"))).isBetween(0.8, 1.0);
  }

  @Test
  void lateSourceGivesTheDelayToTheMinute() {
    look("00:00", "07:25");
    complete("ingest", at(TODAY, "07:25"), List.of(), PAYMENTS);
    look("07:25", "07:30");
    // 07:25 and then 80 minutes as usual: at about 08:45.
    var last = findings.get(findings.size() - 1);
    var expected = Instant.parse(last.details().get("expectedAt")).toEpochMilli();
    assertThat(expected).isBetween(at(TODAY, "08:38"), at(TODAY, "08:52"));
    assertThat(last.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(with(Verdict.FAIL)).extracting(Finding::id).containsOnly(last.id());
  }

  @Test
  void warningEndsWhenTheDatasetIsThereInTime() {
    look("00:00", "06:50");
    assertThat(with(Verdict.FAIL)).isNotEmpty();
    complete("mart", at(TODAY, "07:50"), List.of(CLEAN, ORDERS), REVENUE);
    look("07:50", "07:51");
    var last = findings.get(findings.size() - 1);
    assertThat(last.verdict()).isEqualTo(Verdict.PASS);
    assertThat(last.id()).isEqualTo(findings.get(0).id());
    assertThat(last.message()).isEqualTo("mart.revenue arrived in time after all");
    findings.clear();
    look("07:52", "09:00");
    assertThat(findings).isEmpty();
  }

  @Test
  void warningIsWithdrawnWhenTheSourceCatchesUp() {
    look("00:00", "06:30");
    complete("ingest", at(TODAY, "06:30"), List.of(), PAYMENTS);
    look("06:30", "06:35");
    assertThat(with(Verdict.FAIL).size()).isEqualTo(with(Verdict.PASS).isEmpty() ? 0 : 1);
    assertThat(warning.isOpen()).isFalse();
  }

  @Test
  void warningOutlivesItsDeadlineUntilTheDatasetIsThere() {
    look("00:00", "09:00");
    assertThat(with(Verdict.PASS)).isEmpty();
    complete("mart", at(TODAY, "09:30"), List.of(CLEAN, ORDERS), REVENUE);
    look("09:30", "09:31");
    assertThat(with(Verdict.PASS))
        .extracting(Finding::message)
        .containsExactly("mart.revenue arrived, 90 min late");
  }

  @Test
  void jobThatRunsOverItsTimeIsTheCause() {
    complete("ingest", at(TODAY, "06:00"), List.of(), PAYMENTS);
    start("clean", at(TODAY, "06:05"), List.of(PAYMENTS), CLEAN);
    look("06:05", "07:50");
    assertThat(with(Verdict.FAIL).get(0).message()).contains("because job clean is still running");
    assertThat(with(Verdict.FAIL).get(0).subject()).isEqualTo("late because of dwh.payments");
  }

  @Test
  void circleOfJobsEndsTheQuestion() {
    for (var day = TODAY.minusDays(10); day.isBefore(TODAY); day = day.plusDays(1)) {
      start("ingest", at(day, "05:50"), List.of(REVENUE), PAYMENTS);
      complete("ingest", at(day, "06:00"), List.of(REVENUE), PAYMENTS);
    }
    look("06:00", "06:10");
    assertThat(warning.datasetKey()).isEqualTo(REVENUE.key());
  }

  @Test
  void nothingIsForetoldOfWhatIsHardlyKnown() {
    pasts.datasets().clear();
    complete("mart", at(TODAY.minusDays(1), "07:20"), List.of(), REVENUE);
    look("00:00", "09:00");
    assertThat(findings).isEmpty();
  }

  @Test
  void tableOfTheWeekHoldsUpNoJobOfTheDay() {
    var countries = dataset("ref.countries");
    for (var day = TODAY.minusDays(42); day.isBefore(TODAY); day = day.plusDays(7)) {
      complete("reference", at(day, "05:00"), List.of(), countries);
    }
    start("mart", at(TODAY.minusDays(1), "06:45"), List.of(CLEAN, ORDERS, countries), REVENUE);
    complete("mart", at(TODAY.minusDays(1), "07:24"), List.of(CLEAN, ORDERS, countries), REVENUE);
    complete("ingest", at(TODAY, "06:00"), List.of(), PAYMENTS);
    complete("clean", at(TODAY, "06:35"), List.of(PAYMENTS), CLEAN);
    look("06:35", "06:40");
    assertThat(pasts.job("default|etl|mart").inputs()).contains(countries.key());
    assertThat(findings).isEmpty();
  }

  @Test
  void inputThatIsNoLongerReadHoldsUpNobody() {
    var mart = at(TODAY.minusDays(1), "06:45");
    start("mart", mart, List.of(CLEAN), REVENUE);
    complete("mart", mart + 40 * 60_000, List.of(CLEAN), REVENUE);
    assertThat(pasts.job("default|etl|mart").inputs()).containsExactly(CLEAN.key());
  }

  /** What happens on a day, in order. */
  private record Happening(long at, Runnable what) {}

  private List<Happening> day(LocalDate day, boolean isLate) {
    long raw = at(day, "06:00") + 3 * jitter() + (isLate ? random.nextInt(10, 180) * 60_000L : 0);
    long cleanStart = raw + 5 * 60_000 + Math.abs(jitter());
    long cleanEnd = cleanStart + Math.round(30 * 60_000 * Math.exp(0.1 * random.nextGaussian()));
    long martStart = cleanEnd + 5 * 60_000 + Math.abs(jitter());
    long martEnd = martStart + Math.round(40 * 60_000 * Math.exp(0.1 * random.nextGaussian()));
    return List.of(
        new Happening(raw, () -> complete("ingest", raw, List.of(), PAYMENTS)),
        new Happening(cleanStart, () -> start("clean", cleanStart, List.of(PAYMENTS), CLEAN)),
        new Happening(cleanEnd, () -> complete("clean", cleanEnd, List.of(PAYMENTS), CLEAN)),
        new Happening(martStart, () -> start("mart", martStart, List.of(CLEAN), REVENUE)),
        new Happening(martEnd, () -> complete("mart", martEnd, List.of(CLEAN), REVENUE)));
  }

  @Test
  void ofManyDaysNearlyAllDelaysAreForetoldInGoodTimeAndFewThatDoNotCome() {
    int foretold = 0;
    int missed = 0;
    int falselyForetold = 0;
    var leadMinutes = new ArrayList<Long>();
    for (int i = 0; i < 200; i++) {
      var today = TODAY.plusDays(i);
      long due = at(today, "08:00");
      long toldAt = 0;
      var happenings = new ArrayList<>(day(today, random.nextInt(5) == 0));
      boolean late = happenings.get(happenings.size() - 1).at() > due;
      for (long now = at(today, "05:00"); now < at(today, "13:00"); now += 5 * 60_000) {
        while (!happenings.isEmpty() && happenings.get(0).at() <= now) {
          happenings.remove(0).what().run();
        }
        var told =
            new EarlyWarning(rule, name -> Optional.empty(), pasts, new UsualTimes())
                .at(warning, now);
        warning = told.next();
        boolean announced =
            told.findings().stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
        toldAt = toldAt == 0 && announced && now < due ? now : toldAt;
      }
      if (toldAt > 0 && late) {
        foretold++;
        leadMinutes.add((due - toldAt) / 60_000);
      } else if (toldAt > 0) {
        falselyForetold++;
      } else if (late) {
        missed++;
      }
    }
    leadMinutes.sort(null);
    assertThat(foretold).isGreaterThan(20);
    assertThat(foretold).as("missed %d", missed).isGreaterThanOrEqualTo(9 * missed);
    assertThat(foretold)
        .as("foretold, and did not come: %d", falselyForetold)
        .isGreaterThanOrEqualTo(9 * falselyForetold);
    assertThat(leadMinutes.get(leadMinutes.size() / 2)).isGreaterThanOrEqualTo(45);
  }
}

package io.plumbline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Finding;
import io.plumbline.model.JobId;
import io.plumbline.model.RuleText;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Rule;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.volume.VolumeDetector;
import io.plumbline.rules.volume.VolumeState;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.sql.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop before the real detectors: silent while all is well, loud when rows are missing. */
class ShopWatchTest {
  private static final long HORIZON = 30_000;

  private final Shop shop = new Shop(LocalTime.NOON);
  private final History history = new History(shop, new Traffic(20_240_607));

  @Test
  void theRulesOfTheShopAreValid() {
    assertThat(Statements.parse(ShopRules.lasting()).problems()).isEmpty();
    assertThat(Statements.parse(ShopRules.revenueBy("r", LocalTime.of(7, 5))).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T14:37:12Z",
        "2026-03-03T00:10:00Z",
        "2026-03-07T05:59:00Z",
        "2026-03-08T21:30:00Z"
      })
  void aHistoryWithoutFaultsRaisesNoAlarm(String now) {
    for (var job : shop.jobs()) {
      assertThat(judged(job, past(job, Instant.parse(now))))
          .as(job.name())
          .noneMatch(finding -> finding.verdict() == Verdict.FAIL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T14:37:12Z", "2026-03-07T04:59:00Z", "2026-03-08T21:30:00Z"})
  void aLoadOfFortyPercentIsAnAlarmAndAFullOneIsNone(String now) {
    var job = shop.maker(Shop.RAW_ORDERS);
    var loads = new ArrayList<>(past(job, Instant.parse(now)));
    var good = history.now(job, Instant.parse(now));
    loads.add(good);
    loads.add(
        history
            .now(job, Instant.parse(now).plusSeconds(5))
            .with(Math.round(good.rows() * 0.4), "4.3.0"));

    var findings = judged(job, loads);

    var last = findings.get(findings.size() - 1);
    assertThat(findings.get(findings.size() - 2).verdict()).isEqualTo(Verdict.PASS);
    assertThat(last.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(last.details())
        .containsEntry("codeVersion", "4.3.0")
        .containsEntry("previousCodeVersion", Shop.VERSION);
  }

  private List<Load> past(ShopJob job, Instant now) {
    return history.between(now.minus(Duration.ofDays(28)), now).stream()
        .filter(load -> load.job().equals(job))
        .toList();
  }

  private static List<Finding> judged(ShopJob job, List<Load> loads) {
    var detector = new VolumeDetector(rule(), HORIZON, Calendars.OF_COUNTRIES);
    var state = VolumeState.initial();
    var findings = new ArrayList<Finding>();
    for (var load : loads) {
      var step = detector.observe(state, output(job, load), load.rows());
      state = step.next();
      findings.addAll(step.findings());
    }
    return findings;
  }

  private static RunOutput output(ShopJob job, Load load) {
    return new RunOutput(
        CanonicalNames.dataset("default", job.output().namespace(), job.output().name()),
        new JobId("default", Shop.JOBS, job.name()),
        load.runId().toString(),
        load.completed().toEpochMilli(),
        load.scheduled().toEpochMilli(),
        load.rows(),
        null,
        null,
        load.version(),
        null);
  }

  private static Rule rule() {
    var text =
        Statements.parse(ShopRules.lasting()).statements().stream()
            .map(CreateRule.class::cast)
            .filter(rule -> rule.name().equals(ShopRules.ORDERS_VOLUME))
            .findFirst()
            .orElseThrow()
            .sql();
    return new SqlRuleCompiler()
        .compile(new RuleText("default", ShopRules.ORDERS_VOLUME, 1, text, false, "test", 0));
  }
}

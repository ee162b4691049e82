package io.plumbline.rules.exposure;

import static io.plumbline.rules.exposure.BadOrders.OPENED;
import static io.plumbline.rules.exposure.BadOrders.RESOLVED;
import static io.plumbline.rules.exposure.BadOrders.opened;
import static io.plumbline.rules.exposure.BadOrders.read;
import static io.plumbline.rules.exposure.BadOrders.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Alert;
import io.plumbline.model.Exposure;
import io.plumbline.model.IncidentReader;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import io.plumbline.rules.access.DatasetRead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExposureWatchTest {
  private static final long SETTLE = 30_000;

  private final ExposureWatch watch = new ExposureWatch(SETTLE);
  private final Map<String, RecentReads> recent = new LinkedHashMap<>();
  private final List<Alert> told = new ArrayList<>();
  private IncidentReads reads;
  private long clock;

  private void take(Alert alert) {
    take(watch.alerted(reads, alert, recent.values(), clock));
  }

  private void take(DatasetRead read) {
    recent.compute(read.user() + read.proven(), (key, known) -> watch.keep(known, read, clock));
    if (reads != null) {
      reads = watch.read(reads, read, clock);
    }
  }

  private void settle() {
    clock += SETTLE;
    take(watch.settle(reads, clock));
  }

  private void take(ExposureWatch.Step step) {
    reads = step.next();
    told.addAll(step.alerts());
  }

  /** What was told last of each alert. */
  private Map<String, Exposure> exposures() {
    var last = new TreeMap<String, Exposure>();
    told.forEach(alert -> last.put(alert.transition().name(), alert.incident().exposure()));
    return last;
  }

  private Severity severity() {
    return told.get(told.size() - 1).incident().severity();
  }

  @Test
  void incidentThatNobodyReadIsToldAsItIs() {
    take(read("ann", OPENED - 1, true));
    take(opened());
    take(resolved());
    take(read("eve", RESOLVED, true));
    settle();
    assertThat(told)
        .extracting(Alert::incident)
        .containsExactly(opened().incident(), resolved().incident());
  }

  @Test
  void readOfBadDataRaisesTheSeverityOneStepOnceAndIsToldUnderTheSameId() {
    take(opened());
    take(read("ann", OPENED, true));
    assertThat(told).hasSize(1);
    settle();
    assertThat(severity()).isEqualTo(BadOrders.finding().severity().raised());
    take(read("eve", OPENED + 5, true));
    settle();
    take(read("eve", OPENED + 6, true));
    settle();
    assertThat(told).hasSize(3).extracting(Alert::id).containsOnly(opened().id());
    assertThat(severity()).isEqualTo(BadOrders.finding().severity().raised());
    assertThat(told.get(2).incident().exposure())
        .isEqualTo(
            new Exposure(
                List.of(
                    new IncidentReader("ann", OPENED, true),
                    new IncidentReader("eve", OPENED + 5, true)),
                0,
                true));
  }

  @Test
  void readerWithoutProofIsListedAsSuchAndRaisesNothing() {
    take(opened());
    take(read("forged", OPENED, false));
    settle();
    settle();
    assertThat(severity()).isEqualTo(BadOrders.finding().severity());
    assertThat(exposures().get("OPENED"))
        .isEqualTo(new Exposure(List.of(new IncidentReader("forged", OPENED, false)), 0, false));
    assertThat(watch.isWaiting(reads)).isFalse();
  }

  @Test
  void manyReadersAreListedUpToALimitThoseWithProofFirst() {
    take(opened());
    for (int i = 0; i < 50; i++) {
      take(read("u%02d".formatted(i), OPENED + i, i >= 40));
    }
    settle();
    var exposure = exposures().get("OPENED");
    assertThat(exposure.readers()).hasSize(20);
    assertThat(exposure.readers().get(0).user()).isEqualTo("u40");
    assertThat(exposure.readers().get(10).user()).isEqualTo("u00");
    assertThat(exposure.others()).isEqualTo(30);
    assertThat(exposure.words()).isEqualTo("read by u40, u41, u42, u43, u44 and 45 others");
  }

  @Test
  void readerWithProofIsKnownHoweverManyNamesAreForged() {
    take(opened());
    for (int i = 0; i < 2 * IncidentReads.MOST_READERS; i++) {
      take(read("forged" + i, OPENED + i, false));
    }
    take(read("ann", OPENED + 9, true));
    settle();
    assertThat(reads.readers()).hasSize(IncidentReads.MOST_READERS).containsKey("ann");
    assertThat(severity()).isEqualTo(BadOrders.finding().severity().raised());
  }

  @Test
  void readThatTurnsOutToBeAfterTheRepairRaisesNothing() {
    take(opened());
    take(read("ann", RESOLVED, true));
    take(resolved());
    settle();
    assertThat(exposures()).containsOnlyKeys("OPENED", "RESOLVED");
    assertThat(exposures().values()).containsOnlyNulls();
    assertThat(severity()).isEqualTo(BadOrders.finding().severity());
  }

  @Test
  void whatWasRaisedStaysSo() {
    take(opened());
    take(read("ann", RESOLVED + 1, true));
    settle();
    take(resolved());
    assertThat(told.get(told.size() - 1).transition()).isEqualTo(Transition.RESOLVED);
    assertThat(severity()).isEqualTo(BadOrders.finding().severity().raised());
    assertThat(exposures().get("RESOLVED")).isEqualTo(new Exposure(List.of(), 0, true));
  }

  @Test
  void orderAndRepetitionOfReadsAndAlertsDoNotMatter() {
    var reads = new ArrayList<DatasetRead>();
    for (int i = 0; i < 60; i++) {
      reads.add(read("u" + i % 23, OPENED - 60_000 + i * 7_919L, i % 3 != 0));
    }
    Map<String, Exposure> once = null;
    for (int seed = 0; seed < 20; seed++) {
      var again = new ExposureWatchTest();
      var events = new ArrayList<Object>(reads);
      events.addAll(reads.subList(0, 20));
      Collections.shuffle(events, new Random(seed));
      int opening = new Random(seed).nextInt(events.size());
      events.add(opening, opened());
      events.add(opening + 1 + new Random(seed).nextInt(events.size() - opening), resolved());
      for (var event : events) {
        if (event instanceof Alert alert) {
          again.take(alert);
        } else {
          again.take((DatasetRead) event);
        }
      }
      again.settle();
      again.settle();
      once = once == null ? again.exposures() : once;
      assertThat(again.exposures()).as("seed " + seed).isEqualTo(once);
    }
    assertThat(once.get("RESOLVED").readers()).hasSize(20);
    assertThat(once.get("OPENED")).isEqualTo(once.get("RESOLVED"));
  }
}

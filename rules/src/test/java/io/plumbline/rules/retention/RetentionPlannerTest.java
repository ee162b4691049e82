package io.plumbline.rules.retention;

import static io.plumbline.rules.retention.Retention.NOW;
import static io.plumbline.rules.retention.Retention.aged;
import static io.plumbline.rules.retention.Retention.held;
import static io.plumbline.rules.retention.Retention.ninetyDays;
import static io.plumbline.rules.retention.Retention.policy;
import static io.plumbline.rules.retention.Retention.quiet;
import static io.plumbline.rules.retention.Retention.ripe;
import static io.plumbline.rules.retention.Retention.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionPlannerTest {
  private static final Resource OLD = aged(100);

  @Test
  void resourcePastItsTimeIsQuarantinedOldestFirst() {
    var plan = plan(ninetyDays(), quiet(ninetyDays()), aged(95), OLD, aged(10));

    assertThat(plan.acts())
        .extracting(RetentionAct::step, act -> act.resource().id())
        .containsExactly(
            tuple(RetentionStep.QUARANTINE, OLD.id()),
            tuple(RetentionStep.QUARANTINE, aged(95).id()));
    assertThat(plan.acts().get(0).reason())
        .isEqualTo("of 2026-08-18T00:00:00Z, kept 90 days by policy keep90");
    assertThat(because(plan)).containsExactly(KeptBecause.WITHIN_KEEP);
  }

  @Test
  void archivingPolicyArchives() {
    var archive = policy(90, 0, RetentionAction.ARCHIVE, 1, Long.MAX_VALUE);

    assertThat(plan(archive, quiet(archive), OLD).acts())
        .extracting(RetentionAct::step)
        .containsExactly(RetentionStep.ARCHIVE);
  }

  @Test
  void everyOpenCaseIsToldAndNothingGoes() {
    var circumstances =
        Retention.at(NOW, List.of(held("case-42"), held("case-7")), List.of(), ninetyDays());

    var plan = plan(ninetyDays(), circumstances, OLD);

    assertThat(plan.acts()).isEmpty();
    assertThat(plan.kept().get(0).examples())
        .containsExactly(OLD.id() + " kept because: legal hold (case-42, case-7)");
  }

  @Test
  void holdOfAnotherDatasetHoldsNothingHere() {
    var elsewhere =
        new LegalHold(
            "case-42", new io.plumbline.rules.NamedTarget("shop.users", ""), "counsel", NOW);

    assertThat(
            plan(ninetyDays(), Retention.at(NOW, List.of(elsewhere), List.of(), ninetyDays()), OLD)
                .acts())
        .hasSize(1);
  }

  @Test
  void unfinishedReaderKeepsEverythingAndDueReaderItsWindow() {
    var unfinished = List.of(Reader.unfinished("report", "run-9"));
    var due = List.of(Reader.due("yearly", NOW, NOW.minus(Duration.ofDays(97))));

    assertThat(plan(ninetyDays(), Retention.at(NOW, List.of(), unfinished, ninetyDays()), OLD))
        .satisfies(
            plan ->
                assertThat(plan.kept().get(0).examples().get(0))
                    .endsWith(
                        "kept because: a reader needs it (report has not finished run run-9)"));
    assertThat(
            plan(ninetyDays(), Retention.at(NOW, List.of(), due, ninetyDays()), OLD, aged(95))
                .acts())
        .extracting(RetentionAct::resource)
        .containsExactly(OLD);
  }

  @Test
  void readerNeedsWhatEndsWhenItsWindowBegins() {
    var due = List.of(Reader.due("yearly", NOW, OLD.basisAt()));

    assertThat(because(plan(ninetyDays(), Retention.at(NOW, List.of(), due, ninetyDays()), OLD)))
        .containsExactly(KeptBecause.NEEDED_BY_READER);
  }

  @Test
  void clockThatJumpsTo2099MakesNothingOld() {
    var jumped =
        new Circumstances(
            Retention.ORDERS,
            List.of(),
            List.of(),
            List.of(ninetyDays()),
            new ClockReading(Instant.parse("2099-01-01T00:00:00Z"), NOW, null));

    var plan = plan(ninetyDays(), jumped, OLD, aged(1));

    assertThat(plan.acts()).isEmpty();
    assertThat(because(plan)).containsExactly(KeptBecause.CLOCK_IN_DOUBT);
  }

  @Test
  void resourceWithoutAgeIsKept() {
    var unknown = Resource.of("dt=__HIVE_DEFAULT_PARTITION__", "v1", null, 1_000, "");

    assertThat(because(plan(ninetyDays(), quiet(ninetyDays()), unknown)))
        .containsExactly(KeptBecause.UNKNOWN_AGE);
  }

  @Test
  void resourceOfTheFutureIsKeptAndTakesNoPlaceAmongTheNewest() {
    var one = policy(90, 1, RetentionAction.DELETE, 1, Long.MAX_VALUE);

    var plan = plan(one, quiet(one), aged(-27_000), aged(100), aged(101));

    assertThat(because(plan)).containsExactly(KeptBecause.IN_THE_FUTURE, KeptBecause.MIN_VERSIONS);
    assertThat(plan.acts()).extracting(RetentionAct::resource).containsExactly(aged(101));
  }

  @Test
  void newestVersionsStayWhateverTheirAge() {
    var three = policy(90, 3, RetentionAction.DELETE, 1, Long.MAX_VALUE);

    var plan = plan(three, quiet(three), aged(100), aged(104), aged(101), aged(10), aged(103));

    assertThat(plan.acts())
        .extracting(RetentionAct::resource)
        .containsExactly(aged(104), aged(103));
  }

  @Test
  void oneScanIsNotEnough() {
    var planner = planner(ninetyDays());
    planner.accept(OLD, new Observation("v1", NOW.minus(Duration.ofDays(8)), 1));

    assertThat(planner.finish(scan(NOW)).kept().get(0).examples().get(0))
        .endsWith("too few complete scans have seen it past its time (1 of 2)");
  }

  @Test
  void scansOfAnotherVersionCountForNothing() {
    var planner = planner(ninetyDays());
    planner.accept(OLD, new Observation("v0", NOW.minus(Duration.ofDays(8)), 5));

    assertThat(because(planner.finish(scan(NOW)))).containsExactly(KeptBecause.TOO_FEW_SCANS);
  }

  @Test
  void graceIsWaitedToItsLastMillisecond() {
    var early = planner(ninetyDays());
    early.accept(OLD, new Observation("v1", NOW.minus(Duration.ofDays(7)).plusMillis(1), 9));
    var onTime = planner(ninetyDays());
    onTime.accept(OLD, new Observation("v1", NOW.minus(Duration.ofDays(7)), 9));

    assertThat(because(early.finish(scan(NOW)))).containsExactly(KeptBecause.WITHIN_GRACE);
    assertThat(onTime.finish(scan(NOW)).acts()).hasSize(1);
  }

  @Test
  void partialListingPlansNothing() {
    var planner = planner(ninetyDays());
    planner.accept(OLD, ripe(OLD));

    var plan = planner.finish(new Scan("s", NOW, "lake", Scan.Coverage.PARTIAL));

    assertThat(plan.acts()).isEmpty();
    assertThat(plan.refusal())
        .get()
        .extracting(Refusal::because)
        .isEqualTo(KeptBecause.PARTIAL_LISTING);
  }

  @Test
  void tooLargeAPartOfTheDatasetStopsThePlanAsAWhole() {
    var tenth = policy(90, 0, RetentionAction.DELETE, 0.1, Long.MAX_VALUE);
    var resources = new ArrayList<Resource>();
    IntStream.rangeClosed(1, 18).mapToObj(Retention::aged).forEach(resources::add);
    resources.add(OLD);
    resources.add(aged(101));
    var allowed = plan(tenth, quiet(tenth), resources.toArray(Resource[]::new));
    resources.add(aged(102));
    var refused = plan(tenth, quiet(tenth), resources.toArray(Resource[]::new));

    assertThat(allowed.acts()).hasSize(2);
    assertThat(refused.acts()).isEmpty();
    assertThat(refused.refusal().orElseThrow().text())
        .isEqualTo(
            "kept because: the plan would take too large a part of the dataset (3 resources of"
                + " 3,000 bytes of 21 resources of 21,000 bytes; allowed are 0.1)");
  }

  @Test
  void manySmallPlansMayNotTakeWhatALargeOneMayNot() {
    var half = policy(90, 0, RetentionAction.DELETE, 0.5, Long.MAX_VALUE);
    var planner = new RetentionPlanner(half, quiet(half), new Amount(2, 2_000));
    List.of(OLD, aged(1)).forEach(each -> planner.accept(each, ripe(each)));

    assertThat(planner.finish(scan(NOW)).refusal())
        .get()
        .extracting(Refusal::because)
        .isEqualTo(KeptBecause.FRACTION_BREAKER);
  }

  @Test
  void tooManyBytesStopThePlanAndUnknownSizesAreKept() {
    var small = policy(90, 0, RetentionAction.DELETE, 1, 1_999);
    var unknown = Resource.of("dt=x", "v1", OLD.basisAt(), Resource.UNKNOWN_SIZE, "");

    assertThat(plan(small, quiet(small), OLD, unknown).acts()).hasSize(1);
    assertThat(plan(small, quiet(small), OLD, aged(101)).refusal())
        .get()
        .extracting(Refusal::because)
        .isEqualTo(KeptBecause.BYTES_BREAKER);
  }

  @Test
  void sharedDataAreKept() {
    assertThat(because(plan(ninetyDays(), quiet(ninetyDays()), OLD.sharedBy("view v"))))
        .containsExactly(KeptBecause.SHARED);
  }

  @Test
  void deletingWaitsForThePolicyThatKeepsLongestAndArchivingDoesNot() {
    var year = policy(365, 0, RetentionAction.DELETE, 1, Long.MAX_VALUE);
    var archive = policy(30, 0, RetentionAction.ARCHIVE, 1, Long.MAX_VALUE);

    var plan = plan(ninetyDays(), quiet(ninetyDays(), year), OLD);

    assertThat(plan.acts()).isEmpty();
    assertThat(plan.kept().get(0).examples().get(0))
        .endsWith("another policy keeps it longer (keep365, until 2027-08-18T00:00:00Z)");
    assertThat(plan(archive, quiet(archive, year), OLD).acts()).hasSize(1);
  }

  @Test
  void samePlanHasTheSameIdAndAnotherVersionOfAResourceAnother() {
    var changed = new Resource(OLD.id(), "v2", OLD.basisAtMillis(), OLD.bytes(), "", "");

    var plan = plan(ninetyDays(), quiet(ninetyDays()), OLD, aged(95));
    var again = plan(ninetyDays(), quiet(ninetyDays()), aged(95), OLD);
    var other = plan(ninetyDays(), quiet(ninetyDays()), changed, aged(95));

    assertThat(again).isEqualTo(plan);
    assertThat(other.id()).isNotEqualTo(plan.id());
    assertThat(other.acts().get(0).id()).isNotEqualTo(plan.acts().get(0).id());
    assertThat(plan.acts()).allMatch(act -> act.planId().equals(plan.id()));
  }

  @Test
  void planOfMoreActsThanAllowedNeedsApproval() {
    var resources =
        IntStream.rangeClosed(100, 200).mapToObj(Retention::aged).toArray(Resource[]::new);

    assertThat(plan(ninetyDays(), quiet(ninetyDays()), resources).acts())
        .hasSize(101)
        .allMatch(RetentionAct::needsApproval);
  }

  @Test
  void fullPlanTakesTheOldestAndLeavesTheRestForALaterOne() {
    int count = RetentionPlanner.MOST_ACTS + 5;
    var resources = new ArrayList<Resource>();
    IntStream.range(100, 100 + count).mapToObj(Retention::aged).forEach(resources::add);
    Collections.shuffle(resources, new Random(7));

    var plan = plan(ninetyDays(), quiet(ninetyDays()), resources.toArray(Resource[]::new));

    assertThat(plan.acts()).hasSize(RetentionPlanner.MOST_ACTS);
    assertThat(plan.acts().get(0).resource()).isEqualTo(aged(99 + count));
    assertThat(plan.due().resources()).isEqualTo(count);
    assertThat(plan.kept())
        .extracting(Tally::because, Tally::resources)
        .containsExactly(tuple(KeptBecause.LATER_PLAN, 5L));
  }

  private static RetentionPlan plan(
      RetentionPolicy policy, Circumstances circumstances, Resource... resources) {
    var planner = new RetentionPlanner(policy, circumstances, Amount.NONE);
    for (var resource : resources) {
      planner.accept(resource, ripe(resource));
    }
    return planner.finish(scan(NOW));
  }

  private static RetentionPlanner planner(RetentionPolicy policy) {
    return new RetentionPlanner(policy, quiet(policy), Amount.NONE);
  }

  private static List<KeptBecause> because(RetentionPlan plan) {
    return plan.kept().stream().map(Tally::because).toList();
  }
}

package io.plumbline.enforcement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.enforcement.retention.FixedObligations;
import io.plumbline.enforcement.retention.RetentionOutcome;
import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.retention.RetentionTarget;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store keeps. Extend it for a new one. */
public abstract class RetentionStoreContract {
  protected static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  /** The store under test. */
  protected abstract RetentionStore store() throws Exception;

  /** A store of this kind that nobody answers for. */
  protected abstract RetentionStore unreachable() throws Exception;

  /** A dataset that has one resource with data a day, from the first day on, and nothing else. */
  protected abstract DatasetId dataset(int days) throws Exception;

  /** Changes the content of a resource. */
  protected abstract void change(DatasetId dataset, Resource resource) throws Exception;

  /** Whether readers of the dataset find the content of a resource. */
  protected abstract boolean isReadable(DatasetId dataset, Resource resource) throws Exception;

  /** How the age of the dataset is told. */
  protected RetentionBasis basis() {
    return RetentionBasis.PARTITION_VALUE;
  }

  /** Makes others need the resource, where a store can know that. */
  protected boolean share(DatasetId dataset, Resource resource) throws Exception {
    return false;
  }

  @Test
  void resourcesComeInBoundedPagesThatResumeAndEnd() throws Exception {
    var dataset = dataset(5);
    var found = new ArrayList<Resource>();
    var cursor = Page.START;
    int pages = 0;
    do {
      var page = store().list(listing(dataset), cursor, 2);
      assertThat(page.resources()).hasSizeLessThanOrEqualTo(2);
      found.addAll(page.resources());
      cursor = page.next();
      pages++;
    } while (cursor != null && pages < 10);

    assertThat(found)
        .extracting(Resource::basisAtMillis)
        .containsExactlyInAnyOrder(end(0), end(1), end(2), end(3), end(4));
    assertThat(found).extracting(Resource::id).doesNotHaveDuplicates();
    assertThat(pages).isBetween(3, 4);
  }

  @Test
  void resourceReadAgainIsTheOneListed() throws Exception {
    var dataset = dataset(1);
    var listed = first(dataset);

    assertThat(store().find(listing(dataset), listed.id())).hasValue(listed);
  }

  @Test
  void stepTakesEffectOnceWhenItComesTwice() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);

    var once = carryOut(take(dataset, resource));
    var twice = carryOut(take(dataset, resource));

    assertThat(once.result()).as(once.message()).isEqualTo(Result.APPLIED);
    assertThat(twice.result()).as(twice.message()).isEqualTo(Result.FOUND_APPLIED);
    assertThat(isReadable(dataset, resource)).isFalse();
    assertThat(all(dataset)).hasSize(1).doesNotContain(resource);
  }

  @Test
  void stepWhoseAnswerWasLostTakesNoSecondEffect() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var target = target(new LosingAnswers(store()), policy(false));
    var act = take(dataset, resource);

    assertThatThrownBy(() -> target.carryOut(act)).isInstanceOf(StoreUnavailableException.class);

    assertThat(target.carryOut(act).result()).isEqualTo(Result.FOUND_APPLIED);
    assertThat(all(dataset)).hasSize(1);
  }

  @Test
  void whatCannotBeReachedMayBeTriedAgainAndWhatIsNotThereMayNot() throws Exception {
    var dataset = dataset(1);
    try (var unreachable = unreachable()) {
      assertThatThrownBy(() -> unreachable.list(listing(dataset), Page.START, 10))
          .isInstanceOf(StoreUnavailableException.class);
    }
    var unknown = new DatasetId(dataset.tenant(), dataset.namespace(), "no.such.dataset");
    assertThatThrownBy(() -> store().list(listing(unknown), Page.START, 10))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("no.such.dataset");
  }

  @Test
  void dryRunChangesNothing() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var outcome =
        target(store(), policy(true)).carryOut(act(dataset, resource, takingStep(), true));

    assertThat(outcome.result()).isEqualTo(Result.TOLD);
    assertThat(isReadable(dataset, resource)).isTrue();
    assertThat(all(dataset)).hasSize(2).contains(resource);
  }

  @Test
  void resourceThatChangedSinceItWasPlannedStays() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    change(dataset, resource);

    var outcome = carryOut(take(dataset, resource));

    assertThat(outcome.result()).isEqualTo(Result.KEPT);
    assertThat(outcome.message()).contains("kept because: it changed since it was planned");
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void resourceThatOthersNeedStays() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    assumeTrue(share(dataset, resource), "this store cannot know who else needs a resource");

    var outcome = carryOut(take(dataset, resource));

    assertThat(outcome.result()).isEqualTo(Result.KEPT);
    assertThat(outcome.message()).contains("kept because: its data are needed elsewhere");
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void whatIsSetAsideComesBackAsItWas() throws Exception {
    assumeTrue(store().reversal() == Reversal.RESTORABLE, "this store has no way back");
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);

    var once = carryOut(act.with(RetentionStep.RESTORE));
    var twice = carryOut(act.with(RetentionStep.RESTORE));

    assertThat(once.result()).as(once.message()).isEqualTo(Result.APPLIED);
    assertThat(twice.result()).isEqualTo(Result.FOUND_APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
    assertThat(all(dataset)).extracting(Resource::id).contains(resource.id());
  }

  @Test
  void whatIsDeletedIsGoneAndTheStoreConfirmsIt() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    var delete = deletion(act);

    if (store().reversal() == Reversal.RESTORABLE) {
      var deleted = carryOut(delete);
      assertThat(deleted.result()).as(deleted.message()).isEqualTo(Result.APPLIED);
      assertThat(deleted.state()).isEqualTo(RetentionState.VERIFIED);
    }
    assertThat(carryOut(delete).result()).isEqualTo(Result.FOUND_APPLIED);
    assertThat(carryOut(delete.with(RetentionStep.VERIFY)).state())
        .isEqualTo(RetentionState.VERIFIED);
    assertThat(all(dataset)).hasSize(1);
  }

  @Test
  void whatWasNotSetAsideIsNotDeleted() throws Exception {
    assumeTrue(store().reversal() == Reversal.RESTORABLE, "this store has no way back");
    var dataset = dataset(2);
    var resource = first(dataset);

    var outcome = carryOut(deletion(take(dataset, resource)));

    assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.FAILED);
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void holdPlacedBetweenQuarantineAndDeletionKeepsIt() throws Exception {
    assumeTrue(store().reversal() == Reversal.RESTORABLE, "this store has no way back");
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    var obligations = new FixedObligations(policy(false));
    var target = target(store(), obligations);
    target.carryOut(act);
    obligations.hold("case-42");

    var outcome = target.carryOut(deletion(act));

    assertThat(outcome.result()).isEqualTo(Result.KEPT);
    assertThat(outcome.message()).contains("legal hold (case-42)");
    assertThat(target.carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  protected final RetentionOutcome carryOut(RetentionAct act) throws Exception {
    return target(store(), policy(false)).carryOut(act);
  }

  /** The step by which a resource first goes from its place. */
  protected final RetentionAct take(DatasetId dataset, Resource resource) throws Exception {
    return act(dataset, resource, takingStep(), false);
  }

  protected final RetentionAct deletion(RetentionAct act) {
    return act.deletion(Instant.EPOCH);
  }

  protected final List<Resource> all(DatasetId dataset) throws Exception {
    return store().list(listing(dataset), Page.START, 1_000).resources();
  }

  protected final Resource first(DatasetId dataset) throws Exception {
    return all(dataset).stream()
        .filter(
            resource -> Optional.ofNullable(resource.basisAtMillis()).equals(Optional.of(end(0))))
        .findFirst()
        .orElseThrow();
  }

  protected final Listing listing(DatasetId dataset) {
    return new Listing(dataset, basis(), ZoneOffset.UTC);
  }

  /** When a day after the first one is over. */
  protected long end(int day) {
    return FIRST_DAY.plusDays(day + 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private RetentionStep takingStep() throws Exception {
    return store().reversal() == Reversal.NONE ? RetentionStep.DELETE : RetentionStep.QUARANTINE;
  }

  private static RetentionTarget target(RetentionStore store, RetentionPolicy policy) {
    return target(store, new FixedObligations(policy));
  }

  private static RetentionTarget target(RetentionStore store, FixedObligations obligations) {
    return new RetentionTarget(store, obligations, () -> null, Clock.systemUTC());
  }

  private RetentionAct act(
      DatasetId dataset, Resource resource, RetentionStep step, boolean isDryRun) {
    return new RetentionAct(
        RetentionAct.idOf(policy(isDryRun), dataset, resource),
        step,
        "plan",
        dataset,
        "month",
        1,
        resource,
        basis(),
        "UTC",
        "store",
        false,
        isDryRun,
        "is old",
        null);
  }

  private RetentionPolicy policy(boolean isDryRun) {
    return new RetentionPolicy(
        "month",
        1,
        new LikeTarget("%", "LIKE '%'"),
        Duration.ofMillis(1),
        0,
        basis(),
        ZoneOffset.UTC,
        RetentionAction.DELETE,
        Duration.ZERO,
        1,
        Long.MAX_VALUE,
        1,
        isDryRun,
        "store");
  }
}

package io.plumbline.rules.access;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Watches what one user does, by the policies of access. Learns whether there are policies or not.
 * Deterministic, with event time alone; an event that is told again changes nothing that is
 * decided. Of a user it knows the {@link #MOST_DATASETS} datasets read last: who reads one that was
 * let go of is taken to read it for the first time, which is the same decision as the first time.
 */
public final class AccessWatch {
  /** Datasets known for a user. */
  public static final int MOST_DATASETS = 1_000;

  /** How many are let go of together, so that it is seldom done. */
  private static final int FORGOTTEN = 100;

  /** How long a dataset is learned, in which everyone's first access is nothing special. */
  static final Duration LEARNED = Duration.ofDays(14);

  private static final String PROVEN = "proven ";

  private final AccessStore store;

  public AccessWatch(AccessStore store) {
    this.store = store;
  }

  /**
   * What the policies decide about an access.
   *
   * @param policies those about the dataset
   */
  public List<Decision> observe(DatasetAccess access, List<AccessPolicy> policies) {
    var known = store.user();
    var user = known == null ? new UserState(access.atMillis(), 0) : known.seen(access.atMillis());
    var decisions = new ArrayList<Decision>();
    if (access.isDenied()) {
      for (var policy : policies) {
        if (policy.when() instanceof AccessOccasion.DeniedBurst burst) {
          denied(access, policy, burst, decisions);
        }
      }
    } else if (access.isRead()) {
      user = read(access, user, policies, decisions);
    }
    if (!user.equals(known)) {
      store.put(user);
    }
    return decisions;
  }

  private UserState read(
      DatasetAccess access, UserState user, List<AccessPolicy> policies, List<Decision> decisions) {
    var key = access.dataset().key();
    var before = store.dataset(key);
    var state = (before == null ? DatasetState.initial(access.atMillis()) : before).read(access);
    for (var policy : policies) {
      boolean isFirst = before == null || wasOnlyLookedAt(policy, before, state);
      var occurrence = occurrence(policy.when(), access, user, isFirst, state);
      if (occurrence != null) {
        var what = told(policy, AccessDecisions.action(policy, occurrence));
        if (!state.wasTold(what, occurrence.scope())) {
          decisions.add(AccessDecisions.of(policy, access, occurrence));
          state = state.told(what, occurrence.scope());
        }
      }
    }
    store.put(key, state);
    return before == null ? counted(user) : user;
  }

  /** Whether there is proof now of a first access that so far had none. */
  private static boolean wasOnlyLookedAt(
      AccessPolicy policy, DatasetState before, DatasetState state) {
    return state.isProven()
        && !before.isProven()
        && before.wasTold(told(policy, DecisionAction.REVIEW), "");
  }

  private static String told(AccessPolicy policy, DecisionAction action) {
    return action + " " + policy.name();
  }

  private UserState counted(UserState user) {
    if (user.datasets() < MOST_DATASETS) {
      return user.holding(user.datasets() + 1);
    }
    return user.holding(store.forget(FORGOTTEN));
  }

  /** The occasion, or null if it did not come. */
  private static AccessOccurrence occurrence(
      AccessOccasion when,
      DatasetAccess access,
      UserState user,
      boolean isFirst,
      DatasetState state) {
    if (when instanceof AccessOccasion.FirstAccess) {
      return isFirst ? first(access, user) : null;
    } else if (when instanceof AccessOccasion.OffHours hours) {
      return hours.contains(access.atMillis()) ? offHours(access, hours) : null;
    } else if (when instanceof AccessOccasion.VolumeAboveNormal) {
      return isOfLatestDay(access, state) && state.volume().isMany()
          ? many(access, state.volume())
          : null;
    }
    return null;
  }

  private static boolean isOfLatestDay(DatasetAccess access, DatasetState state) {
    return ReadVolume.dayOf(access.atMillis()) == state.volume().day();
  }

  /** A new dataset is told from one that is long in use, a new user from one that is known. */
  private static AccessOccurrence first(DatasetAccess access, UserState user) {
    long learned = LEARNED.toMillis();
    if (access.atMillis() - access.datasetSinceMillis() < learned) {
      return null;
    }
    boolean isNew = access.atMillis() - user.sinceMillis() < learned;
    var since = Instant.ofEpochMilli(user.sinceMillis());
    return of(
        access,
        "",
        () ->
            "%s, %s, reads %s for the first time"
                .formatted(
                    who(access),
                    isNew ? "a new user, first seen " + since : "known since " + since,
                    access.dataset().name()));
  }

  private static AccessOccurrence offHours(DatasetAccess access, AccessOccasion.OffHours hours) {
    var local = Instant.ofEpochMilli(access.atMillis()).atZone(hours.zone());
    return of(
        access,
        local.toLocalDate().toString(),
        () ->
            "%s read %s at %s, outside %s to %s on weekdays"
                .formatted(who(access), access.dataset().name(), local, hours.from(), hours.to()));
  }

  private static AccessOccurrence many(DatasetAccess access, ReadVolume volume) {
    var day = LocalDate.ofEpochDay(volume.day()).toString();
    return new AccessOccurrence(
        day,
        () ->
            "%s read %s about %d times on %s; usual is %.0f a day"
                .formatted(
                    who(access), access.dataset().name(), volume.reads(), day, volume.usual()),
        volume.isProven(),
        () -> List.of(Evidence.line(access.event())));
  }

  /**
   * Denials with proof are counted by themselves too, for a policy that takes rights away: only
   * they make it do so.
   */
  private void denied(
      DatasetAccess access,
      AccessPolicy policy,
      AccessOccasion.DeniedBurst burst,
      List<Decision> decisions) {
    var any = step(access, burst, policy.name());
    boolean isProven = access.event().authenticated();
    var proven =
        isProven && policy.then().takesAway() ? step(access, burst, PROVEN + policy.name()) : null;
    if (proven != null && proven.isNews()) {
      decisions.add(decision(access, policy, burst, proven.next(), true));
    } else if (any.isNews()) {
      decisions.add(decision(access, policy, burst, any.next(), false));
    }
  }

  private DenialBurst.Step step(
      DatasetAccess access, AccessOccasion.DeniedBurst burst, String name) {
    var known = store.burst(name);
    var step =
        (known == null ? DenialBurst.NONE : known)
            .observe(access.atMillis(), access.event().id(), Evidence.line(access.event()), burst);
    store.put(name, step.next());
    return step;
  }

  private static Decision decision(
      DatasetAccess access,
      AccessPolicy policy,
      AccessOccasion.DeniedBurst burst,
      DenialBurst denials,
      boolean isProven) {
    return AccessDecisions.of(
        policy,
        access,
        new AccessOccurrence(
            String.valueOf(denials.times()[0]),
            () ->
                "%s was denied %d times within %d s, the last time %s"
                    .formatted(
                        who(access),
                        denials.times().length,
                        burst.within().toSeconds(),
                        access.dataset().name()),
            isProven,
            denials::evidence));
  }

  private static AccessOccurrence of(
      DatasetAccess access, String scope, Supplier<String> sentence) {
    return new AccessOccurrence(
        scope,
        sentence,
        access.event().authenticated(),
        () -> List.of(Evidence.line(access.event())));
  }

  private static String who(DatasetAccess access) {
    return PlainText.of(access.event().user());
  }
}

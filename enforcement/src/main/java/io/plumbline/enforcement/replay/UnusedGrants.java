package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.Keys;
import io.plumbline.ranger.replay.Grant;
import io.plumbline.ranger.replay.Grants;
import io.plumbline.ranger.replay.PolicySet;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.access.UnusedGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds grants that nobody used. A grant is judged once its use was watched for as long as the
 * policy says: since it was first seen, and since the log of its store is told without a gap. A
 * group's is judged only where its members are known. One thread.
 */
final class UnusedGrants {
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  private final WatchedAccess watched;
  private final UseMemory memory;
  private long nextMillis = Long.MIN_VALUE;

  UnusedGrants(WatchedAccess watched, UseMemory memory) {
    this.watched = requireNonNull(watched, "watched is null");
    this.memory = requireNonNull(memory, "memory is null");
  }

  /** A decision, and what to remember once it is written. */
  record Found(Decision decision, String grantId, String scope) {}

  /**
   * Takes an event.
   *
   * @param takenMillis when the broker took it
   */
  void observe(AccessEvent event, long takenMillis) {
    long atMillis = Math.min(event.atMillis(), takenMillis);
    for (var dataset : event.datasets()) {
      if (isGuarded(dataset)) {
        memory.told(log(dataset), atMillis);
        if (isUse(event) && isWatched(event, dataset)) {
          memory.used(dataset.key(), plain(event.user()), atMillis);
        }
      }
    }
  }

  private static boolean isUse(AccessEvent event) {
    return event.user() != null && !Boolean.FALSE.equals(event.allowed());
  }

  /** Whether it is of a namespace whose grants are watched. */
  private boolean isGuarded(DatasetId dataset) {
    return watched.ofUnusedGrants().stream()
        .filter(policy -> policy.tenant().equals(dataset.tenant()))
        .flatMap(policy -> watched.services(policy).stream())
        .anyMatch(
            service -> dataset.namespace().equals(service.endpoint().options().get("namespace")));
  }

  private boolean isWatched(AccessEvent event, DatasetId dataset) {
    return watched.policies(event, dataset).stream()
        .anyMatch(policy -> policy.when() instanceof AccessOccasion.GrantUnused);
  }

  private static String log(DatasetId dataset) {
    return Keys.join(dataset.tenant(), dataset.namespace());
  }

  /**
   * A name as stores and logs may both write it: without realm or domain, in small letters. Two
   * users who become one make more use of a grant, never less.
   */
  private static String plain(String user) {
    var end = user.length();
    for (int i = 1; i < end; i++) {
      if (user.charAt(i) == '@' || user.charAt(i) == '/') {
        end = i;
      }
    }
    return user.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Looks at the grants, once an hour. */
  List<Found> look(long nowMillis) {
    if (nowMillis < nextMillis) {
      return List.of();
    }
    nextMillis = nowMillis + BETWEEN_LOOKS.toMillis();
    var found = new ArrayList<Found>();
    var seen = new HashSet<String>();
    boolean isComplete = true;
    for (var policy : watched.ofUnusedGrants()) {
      for (var service : watched.services(policy)) {
        var replay = service.replay(nowMillis);
        var namespace = service.endpoint().options().get("namespace");
        if (replay.isEmpty()) {
          isComplete = false;
        } else if (namespace != null) {
          look(policy, replay.get().policies(), namespace, nowMillis, seen, found);
        }
      }
    }
    if (isComplete) {
      memory.keepOnly(seen);
    }
    return found;
  }

  private void look(
      AccessPolicy policy,
      PolicySet set,
      String namespace,
      long nowMillis,
      Set<String> seen,
      List<Found> found) {
    for (var grant : Grants.of(set)) {
      var dataset = new DatasetId(policy.tenant(), namespace, grant.dataset());
      if (policy.on() == null || !policy.on().matches(dataset)) {
        continue;
      }
      var id = id(policy, dataset, grant);
      seen.add(id);
      long first = memory.watchedSince(id, nowMillis);
      unused(policy, set, dataset, grant, first, nowMillis)
          .filter(unused -> !memory.wasTold(id, unused.scope()))
          .ifPresent(
              unused -> found.add(new Found(unused.decide(policy, nowMillis), id, unused.scope())));
    }
  }

  private static String id(AccessPolicy policy, DatasetId dataset, Grant grant) {
    return Keys.join(
        policy.tenant(),
        policy.name(),
        dataset.key(),
        grant.isGroup() ? "group" : "user",
        grant.grantee(),
        String.valueOf(grant.policyId()));
  }

  private Optional<UnusedGrant> unused(
      AccessPolicy policy,
      PolicySet set,
      DatasetId dataset,
      Grant grant,
      long firstMillis,
      long nowMillis) {
    var coverage = memory.coverage(log(dataset));
    var users = users(set, grant);
    if (coverage == null || !coverage.isAlive(nowMillis) || users.isEmpty()) {
      return Optional.empty();
    }
    var unused =
        new UnusedGrant(
            dataset,
            grant.grantee(),
            grant.isGroup(),
            "policy %d '%s'".formatted(grant.policyId(), grant.policy()),
            Math.max(firstMillis, coverage.sinceMillis()),
            memory.lastUse(dataset.key(), users.get()));
    var during = ((AccessOccasion.GrantUnused) policy.when()).during();
    return Optional.of(unused).filter(each -> each.isUnused(during, nowMillis));
  }

  /** Who uses a grant; nothing if that is not known. */
  private static Optional<Set<String>> users(PolicySet set, Grant grant) {
    var users =
        grant.isGroup() ? set.members(grant.grantee()) : Optional.of(Set.of(grant.grantee()));
    return users.map(
        all -> all.stream().map(UnusedGrants::plain).collect(Collectors.toUnmodifiableSet()));
  }

  /** Remembers that a decision is written. */
  void told(Found found) {
    memory.tell(found.grantId(), found.scope());
  }
}

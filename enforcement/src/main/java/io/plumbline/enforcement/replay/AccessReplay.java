package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.Decision;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.DatasetAccess;
import io.plumbline.rules.access.WouldDeny;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from accesses by the policies of their stores. An access that was told of before is
 * told of again only after many others: ids are the same, and who reads them takes each once. One
 * thread.
 */
final class AccessReplay {
  private static final int MOST_TOLD = 10_000;

  private final WatchedAccess watched;
  private final Map<String, Boolean> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_TOLD;
        }
      };

  AccessReplay(WatchedAccess watched) {
    this.watched = requireNonNull(watched, "watched is null");
  }

  /**
   * What is decided about an event.
   *
   * @param takenMillis when the broker took it
   * @param nowMillis the time of day, by which policies are read again
   */
  List<Decision> observe(AccessEvent event, long takenMillis, long nowMillis) {
    if (event.user() == null || event.user().isEmpty()) {
      return List.of();
    }
    var decisions = new ArrayList<Decision>();
    long atMillis = Math.min(event.atMillis(), takenMillis);
    for (var dataset : event.datasets()) {
      decide(new DatasetAccess(event, dataset, atMillis, 0), nowMillis, decisions);
    }
    return decisions;
  }

  private void decide(DatasetAccess access, long nowMillis, List<Decision> decisions) {
    if (!access.isRead()) {
      return;
    }
    for (var policy : watched.policies(access.event(), access.dataset())) {
      if (policy.when() instanceof AccessOccasion.PolicyWouldDeny) {
        watched
            .service(policy, access.event(), access.dataset())
            .flatMap(service -> service.replay(nowMillis))
            .map(replay -> replay.replay(access.event(), access.dataset()))
            // What is undetermined is no violation.
            .filter(replayed -> replayed.isDenied())
            .map(replayed -> WouldDeny.decide(policy, access, replayed.why()))
            .filter(decision -> told.put(decision.id(), true) == null)
            .ifPresent(decisions::add);
      }
    }
  }
}

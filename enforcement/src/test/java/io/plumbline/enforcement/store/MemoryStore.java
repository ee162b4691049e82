package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory that records each effect it had. */
public final class MemoryStore implements RetentionStore {
  private final TreeMap<String, Resource> inPlace = new TreeMap<>();
  private final Map<String, Resource> aside = new TreeMap<>();
  private final List<String> effects = new ArrayList<>();
  private Scan.Coverage coverage = Scan.Coverage.COMPLETE;
  private Instant clock;

  /** Puts a resource there, or changes it. */
  public void put(Resource resource) {
    inPlace.put(resource.id(), resource);
  }

  /** Takes a resource away, as others may. */
  public void remove(String id) {
    inPlace.remove(id);
  }

  /** Every step that changed something, such as {@code QUARANTINE dt=2026-01-01}. */
  public List<String> effects() {
    return List.copyOf(effects);
  }

  /** From now on pages say that something could not be listed. */
  public void listPartly() {
    coverage = Scan.Coverage.PARTIAL;
  }

  /** From now on pages say that all is listed. */
  public void listFully() {
    coverage = Scan.Coverage.COMPLETE;
  }

  /** From now on the store tells its time. */
  public void tellTime(Instant now) {
    clock = now;
  }

  @Override
  public String name() {
    return "lake";
  }

  @Override
  public Reversal reversal() {
    return Reversal.RESTORABLE;
  }

  @Override
  public Optional<Instant> clock() {
    return Optional.ofNullable(clock);
  }

  @Override
  public Page list(Listing listing, String cursor, int limit) throws StoreRefusedException {
    if (!listing.dataset().name().equals("orders")) {
      throw new StoreRefusedException("Cannot list " + listing.dataset().id() + ": unknown", null);
    }
    var page = inPlace.tailMap(cursor, false).values().stream().limit(limit).toList();
    var last = page.isEmpty() ? null : page.get(page.size() - 1).id();
    boolean isLast = last == null || inPlace.higherKey(last) == null;
    return new Page(page, isLast ? null : last, coverage);
  }

  @Override
  public Optional<Resource> find(Listing listing, String id) {
    return Optional.ofNullable(inPlace.get(id));
  }

  @Override
  public Standing standing(RetentionAct act) {
    if (aside.containsKey(act.id())) {
      return Standing.SET_ASIDE;
    }
    return inPlace.containsKey(act.resource().id()) ? Standing.UNTOUCHED : Standing.GONE;
  }

  @Override
  public void setAside(RetentionAct act) throws StoreRefusedException {
    if (aside.containsKey(act.id())) {
      return;
    }
    var resource = inPlace.get(act.resource().id());
    if (resource == null || !resource.version().equals(act.resource().version())) {
      throw new StoreRefusedException("Cannot set aside " + act.resource().id(), null);
    }
    aside.put(act.id(), inPlace.remove(resource.id()));
    effects.add(act.step() + " " + resource.id());
  }

  @Override
  public void restore(RetentionAct act) throws StoreRefusedException {
    var resource = aside.get(act.id());
    if (resource == null) {
      if (!inPlace.containsKey(act.resource().id())) {
        throw new StoreRefusedException("Cannot restore " + act.resource().id(), null);
      }
      return;
    }
    inPlace.put(resource.id(), aside.remove(act.id()));
    effects.add("RESTORE " + resource.id());
  }

  @Override
  public void delete(RetentionAct act) throws StoreRefusedException {
    if (aside.remove(act.id()) != null) {
      effects.add("DELETE " + act.resource().id());
    } else if (inPlace.containsKey(act.resource().id())) {
      throw new StoreRefusedException(
          "Cannot delete " + act.resource().id() + ": it is not set aside", null);
    }
  }

  @Override
  public void close() {}
}

package io.plumbline.enforcement.ledger;

import io.plumbline.model.Keys;
import io.plumbline.model.Switching;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people have switched off. A tenant's switch is on unless it was switched off, as a whole or
 * for one target. May be asked by many threads.
 */
public final class Switches {
  private final Set<String> off = ConcurrentHashMap.newKeySet();

  void put(String tenant, String target, boolean isOn) {
    if (isOn) {
      off.remove(Keys.join(tenant, target));
    } else {
      off.add(Keys.join(tenant, target));
    }
  }

  /** Whether decisions of a tenant take effect at a target. */
  public boolean isOn(String tenant, String target) {
    return !off.contains(Keys.join(tenant, Switching.EVERY_TARGET))
        && !off.contains(Keys.join(tenant, target));
  }
}

package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What normal is told by: whose clock, which holidays, and whether loads replace what was there.
 *
 * @param zone {@code TIME ZONE}; UTC when not said
 * @param calendar name of {@code ON CALENDAR}; empty for none
 * @param isSnapshot {@code SNAPSHOT}: each load is the whole table
 */
public record Basis(ZoneId zone, String calendar, boolean isSnapshot) {
  /** UTC, no holidays, loads that add. */
  public static final Basis DEFAULT = new Basis(ZoneOffset.UTC, "", false);

  public Basis {
    requireNonNull(zone, "zone is null");
    requireNonNull(calendar, "calendar is null");
  }
}

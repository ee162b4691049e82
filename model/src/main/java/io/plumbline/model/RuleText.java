package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;

/**
 * A rule as it is kept and broadcast: its text and version, never a compiled form. A calendar is
 * kept the same way, under a name that no rule can have.
 *
 * @param version 1 for the first text of a name, one more for each change, dropping included
 * @param text the {@code CREATE RULE} or {@code CREATE CALENDAR} statement
 * @param dropped whether this version ends the rule; the text is then the last one
 * @param by who changed it
 * @param atMillis when
 */
public record RuleText(
    String tenant, String name, int version, String text, boolean dropped, String by, long atMillis)
    implements Serializable {
  /** The prefix of the names under which calendars are kept. */
  public static final String CALENDAR_PREFIX = "calendar:";

  public RuleText {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(name, "name is null");
    requireNonNull(text, "text is null");
  }

  /** Key of the compacted topic and of broadcast state. */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, name);
  }

  /** Whether it is a calendar. */
  @JsonIgnore
  public boolean isCalendar() {
    return name.startsWith(CALENDAR_PREFIX);
  }

  /** The name that people call a calendar by. */
  @JsonIgnore
  public String calendarName() {
    return name.substring(CALENDAR_PREFIX.length());
  }
}

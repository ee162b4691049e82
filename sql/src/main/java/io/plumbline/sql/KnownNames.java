package io.plumbline.sql;

import io.plumbline.rules.decision.EndpointType;
import java.util.Collection;
import java.util.Map;

/**
 * What statements may name that is there already.
 *
 * @param calendars their names; null when it is not known which there are
 * @param targets the type of each by name, the gate not among them; null when it is not known which
 *     there are
 */
public record KnownNames(Collection<String> calendars, Map<String, EndpointType> targets) {
  /** Nothing is known: no name is checked but those that the text itself defines. */
  public static final KnownNames UNKNOWN = new KnownNames(null, null);
}

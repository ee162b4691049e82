package io.plumbline.rules;

import io.plumbline.model.Finding;
import java.util.List;

/**
 * What a detector makes of one event: the next state and the findings, corrections of earlier ones
 * included.
 *
 * @param next state to keep
 * @param findings in order of event time
 * @param wakeAtMillis event time at which the detector wants to be asked again; 0 for never
 */
public record Step<S>(S next, List<Finding> findings, long wakeAtMillis) {
  /** A step that needs no waking. */
  public static <S> Step<S> of(S next, List<Finding> findings) {
    return new Step<>(next, findings, 0);
  }
}

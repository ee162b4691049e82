package io.plumbline.rules.volume;

import java.util.List;

/**
 * What a series was told to expect, as it is kept.
 *
 * @param deviations the latest last
 * @param goesOn whether the last of them may be a new level: no ordinary load came since
 */
public record KnownState(List<KnownDeviation> deviations, boolean goesOn) {
  static final KnownState NONE = new KnownState(List.of(), false);
}

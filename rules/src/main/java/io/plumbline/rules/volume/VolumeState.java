package io.plumbline.rules.volume;

import java.util.List;

/**
 * What the volume detector keeps for one rule on one dataset.
 *
 * @param basis what the series was learned by: another one begins anew, another severity does not
 * @param series all loads older than the horizon
 * @param pending younger loads in order of event time: one that comes late is put in its place and
 *     what follows is judged again
 * @param past what corrections are worked out from; null in states of older versions
 */
public record VolumeState(
    String basis, VolumeSeries series, List<VolumePoint> pending, VolumePast past) {
  /** Nothing is known yet. */
  public static VolumeState initial() {
    return new VolumeState("", VolumeSeries.EMPTY, List.of(), null);
  }
}

package io.plumbline.rules.volume;

import java.util.List;

/**
 * What the volume detector keeps for one rule on one dataset.
 *
 * @param basis what the series was learned by: another one begins anew, another severity does not
 * @param series all loads older than the horizon
 * @param pending younger loads in order of event time: one that comes late is put in its place and
 *     what follows is judged again
 */
public record VolumeState(String basis, VolumeSeries series, List<VolumePoint> pending) {
  /** Nothing is known yet. */
  public static VolumeState initial() {
    return new VolumeState("", VolumeSeries.EMPTY, List.of());
  }
}

package io.plumbline.rules.volume;

import java.util.List;

/**
 * What the volume detector keeps for one rule on one dataset.
 *
 * @param series all loads older than the horizon
 * @param pending younger loads in order of event time: one that comes late is put in its place and
 *     what follows is judged again
 */
public record VolumeState(int ruleVersion, VolumeSeries series, List<VolumePoint> pending) {
  public static VolumeState initial(int ruleVersion) {
    return new VolumeState(ruleVersion, VolumeSeries.EMPTY, List.of());
  }
}

package io.plumbline.rules.normal;

import io.plumbline.rules.volume.VolumeState;
import java.util.List;

/**
 * What is kept of one series: of a rule, and of one segment if it has such. About 5 kB.
 *
 * @param volume what the detector of its values keeps
 * @param settledMillis scopes until then can no longer be corrected
 * @param absent how many scopes in a row the segment was not in
 * @param course how the count of a window usually grows; null before one was seen
 * @param open windows that are looked at while they are open, the latest last
 * @param silent windows in a row that were told to remain without a row
 */
public record NormalState(
    VolumeState volume,
    long settledMillis,
    int absent,
    UsualCourse course,
    List<OpenCourse> open,
    int silent) {
  public NormalState {
    open = open == null ? List.of() : open;
  }

  static NormalState initial() {
    return new NormalState(VolumeState.initial(), Long.MIN_VALUE, 0, null, List.of(), 0);
  }

  NormalState withOpen(List<OpenCourse> courses, int silentWindows) {
    return new NormalState(volume, settledMillis, absent, course, courses, silentWindows);
  }

  NormalState withAbsent(int scopes) {
    return new NormalState(volume, settledMillis, scopes, course, open, silent);
  }
}

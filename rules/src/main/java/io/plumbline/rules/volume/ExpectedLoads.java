package io.plumbline.rules.volume;

/**
 * That the loads of an incident were to be expected.
 *
 * @param fromMillis event time of its first load
 * @param toMillis event time of its last load; of the acknowledgement if the incident was open then
 */
public record ExpectedLoads(long fromMillis, long toMillis) {
  Told of(VolumePoint load) {
    return load.atMillis() >= fromMillis && load.atMillis() <= toMillis
        ? Told.EXPECTED
        : Told.NOTHING;
  }
}

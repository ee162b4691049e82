package io.plumbline.rules.volume;

import java.util.List;

/**
 * A series as it is kept. A component added later may be null.
 *
 * @param periodSeconds time between loads; 0 until it is learned
 * @param opening the first loads, kept until the period is learned from them
 * @param model {@link VolumeModel#toBytes}, or null before the period is learned
 * @param lastStartMillis begin of the latest period that was loaded
 * @param strayGaps gaps in a row that did not fit the period
 * @param codeVersion program version of the last ordinary load, or null
 * @param values the latest values, oldest first, for a strategy that looks at them; null for none
 * @param known what people told it to expect; null for nothing
 */
public record VolumeSeries(
    double periodSeconds,
    List<VolumePoint> opening,
    byte[] model,
    long lastStartMillis,
    int strayGaps,
    String codeVersion,
    double[] values,
    KnownState known) {
  static final VolumeSeries EMPTY = new VolumeSeries(0, List.of(), null, 0, 0, null, null, null);

  VolumeSeries withCodeVersion(String other) {
    return new VolumeSeries(
        periodSeconds, opening, model, lastStartMillis, strayGaps, other, values, known);
  }
}

package io.plumbline.rules.volume;

/** Runs loads in order through one series, from a kept state to the next. */
interface SeriesFold {
  /** The state now. O(size of the state). */
  VolumeSeries series();

  /** Program version of the last ordinary load, or null. */
  String codeVersion();

  /** Judges a load, then learns from it: from an anomalous one as people told. */
  LoadVerdict take(VolumePoint load, Told told);
}

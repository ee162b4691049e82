package io.plumbline.rules.volume;

import io.plumbline.rules.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs loads in order through the model of one series, from a kept state to the next. */
final class SeriesFold {
  private static final int MOST_MISSED = 31;

  private final Expectation.Normal expectation;
  private double periodSeconds;
  private List<VolumePoint> opening;
  private VolumeModel model;
  private long lastStartMillis;
  private int strayGaps;
  private String codeVersion;

  SeriesFold(Expectation.Normal expectation, VolumeSeries series) {
    this.expectation = expectation;
    periodSeconds = series.periodSeconds();
    opening = series.opening();
    lastStartMillis = series.lastStartMillis();
    strayGaps = series.strayGaps();
    codeVersion = series.codeVersion();
    model = series.model() == null ? null : VolumeModel.of(settings(), series.model());
  }

  private VolumeSettings settings() {
    var basis = expectation.basis();
    return new VolumeSettings(periodSeconds, basis.zone(), basis.calendar(), basis.isSnapshot());
  }

  /** The state now. O(size of the model). */
  VolumeSeries series() {
    return new VolumeSeries(
        periodSeconds,
        opening,
        model == null ? null : model.toBytes(),
        lastStartMillis,
        strayGaps,
        codeVersion);
  }

  /** Program version of the last ordinary load, or null. */
  String codeVersion() {
    return codeVersion;
  }

  /** How many loads are needed before any is judged, with no period known. */
  int missing() {
    return Math.max(1, VolumeModel.LEARNED - opening.size());
  }

  /** Judges and learns from a load; empty while the period is not known. */
  Optional<Judgement> take(VolumePoint load) {
    if (model != null && strayGaps >= Cadence.STRAY_GAPS) {
      model = null;
      opening = List.of();
      strayGaps = 0;
    }
    if (model == null) {
      open(load);
      return Optional.empty();
    }
    var judgement = observe(load);
    if (!judgement.isAnomaly() && load.codeVersion() != null) {
      codeVersion = load.codeVersion();
    }
    return Optional.of(judgement);
  }

  private void open(VolumePoint load) {
    var loads = new ArrayList<>(opening);
    loads.add(load);
    if (load.codeVersion() != null) {
      codeVersion = load.codeVersion();
    }
    var cadence = Cadence.of(loads);
    if (cadence.isEmpty()) {
      int from = Math.max(0, loads.size() - 2 * Cadence.LOADS);
      opening = List.copyOf(loads.subList(from, loads.size()));
      return;
    }
    opening = List.of();
    periodSeconds = cadence.getAsDouble();
    model = new VolumeModel(settings());
    lastStartMillis = loads.get(0).startMillis();
    loads.forEach(this::observe);
  }

  private Judgement observe(VolumePoint load) {
    double gap = (load.startMillis() - lastStartMillis) / 1000.0;
    strayGaps = Cadence.fits(gap, periodSeconds) ? 0 : strayGaps + 1;
    long missed = Math.round(gap / periodSeconds) - 1;
    lastStartMillis = Math.max(lastStartMillis, load.startMillis());
    return model.observe(
        load.endMillis(periodSeconds),
        load.value(),
        (int) Math.max(0, Math.min(MOST_MISSED, missed)));
  }
}

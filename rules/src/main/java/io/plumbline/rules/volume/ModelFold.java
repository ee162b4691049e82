package io.plumbline.rules.volume;

import io.plumbline.rules.Basis;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.calendar.Calendar;
import java.util.ArrayList;
import java.util.List;

/** The fold of our own model. */
final class ModelFold implements SeriesFold {
  private static final int MOST_MISSED = 31;

  private final Basis basis;
  private final int trainedOn;
  private final Calendar calendar;
  private final MetricScale scale;
  private double periodSeconds;
  private List<VolumePoint> opening;
  private VolumeModel model;
  private KnownDeviations known;
  private long lastStartMillis;
  private int strayGaps;
  private String codeVersion;

  ModelFold(
      Expectation.Normal expectation, Calendar calendar, MetricScale scale, VolumeSeries series) {
    basis = expectation.basis();
    trainedOn = Math.max(VolumeModel.LEARNED, expectation.trainedOn());
    this.calendar = calendar;
    this.scale = scale;
    periodSeconds = series.periodSeconds();
    opening = series.opening();
    lastStartMillis = series.lastStartMillis();
    strayGaps = series.strayGaps();
    codeVersion = series.codeVersion();
    if (series.model() != null) {
      know(series.known() == null ? KnownState.NONE : series.known());
      model = VolumeModel.of(settings(), series.model()).with(known);
    }
  }

  private void know(KnownState state) {
    known = new KnownDeviations(settings(), state);
  }

  private VolumeSettings settings() {
    return new VolumeSettings(periodSeconds, basis.zone(), calendar, basis.isSnapshot());
  }

  @Override
  public VolumeSeries series() {
    return new VolumeSeries(
        periodSeconds,
        opening,
        model == null ? null : model.toBytes(),
        lastStartMillis,
        strayGaps,
        codeVersion,
        null,
        model == null ? null : known.state());
  }

  @Override
  public String codeVersion() {
    return codeVersion;
  }

  @Override
  public LoadVerdict take(VolumePoint load, Told told) {
    if (model != null && strayGaps >= Cadence.STRAY_GAPS) {
      model = null;
      opening = List.of();
      strayGaps = 0;
    }
    if (model == null) {
      int seen = Math.min(opening.size(), VolumeModel.LEARNED - 1);
      open(load);
      return LoadVerdict.learning(seen, trainedOn);
    }
    var judgement = observe(load, told);
    if (!judgement.isAnomaly() && load.codeVersion() != null) {
      codeVersion = load.codeVersion();
    }
    long seen = model.count() - 1;
    return seen < trainedOn
        ? LoadVerdict.learning((int) seen, trainedOn)
        : VolumeWords.verdict(load.value(), judgement, scale);
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
    know(KnownState.NONE);
    model = new VolumeModel(settings()).with(known);
    lastStartMillis = loads.get(0).startMillis();
    loads.forEach(each -> observe(each, Told.NOTHING));
  }

  private Judgement observe(VolumePoint load, Told told) {
    double gap = (load.startMillis() - lastStartMillis) / 1000.0;
    strayGaps = Cadence.fits(gap, periodSeconds) ? 0 : strayGaps + 1;
    long missed = Math.round(gap / periodSeconds) - 1;
    lastStartMillis = Math.max(lastStartMillis, load.startMillis());
    return model.observe(
        load.endMillis(periodSeconds),
        scale.count(load.value()),
        (int) Math.max(0, Math.min(MOST_MISSED, missed)),
        told);
  }
}

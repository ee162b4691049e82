package io.plumbline.standalone.backtest;

import io.plumbline.rules.volume.LoadAlert;
import io.plumbline.rules.volume.LoadWatch;
import io.plumbline.rules.volume.VolumeSettings;
import java.util.List;

/** Volume and arrival of a dataset whose schedule is known: what is watched without rules. */
final class ScheduledWatch implements Watch {
  private final LoadWatch watch;

  ScheduledWatch(VolumeSettings settings) {
    watch = new LoadWatch(settings);
  }

  @Override
  public long deadlineMillis() {
    return watch.deadlineMillis();
  }

  @Override
  public List<LoadAlert> wake() {
    return List.of(watch.wake());
  }

  @Override
  public List<LoadAlert> load(long endMillis, long atMillis, double rows) {
    return watch.load(endMillis, atMillis, rows);
  }
}

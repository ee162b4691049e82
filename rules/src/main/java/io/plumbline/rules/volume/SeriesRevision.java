package io.plumbline.rules.volume;

import io.plumbline.rules.History;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works out what a series would be, had it been told of its loads what is told now: loads of runs
 * that are left out are passed over, and expected ones are learned from. The same past gives the
 * same series, whatever it was told first.
 */
final class SeriesRevision {
  private final Function<VolumeSeries, SeriesFold> folds;
  private final History history;
  private final Set<Integer> excluded;

  SeriesRevision(Function<VolumeSeries, SeriesFold> folds, History history) {
    this.folds = folds;
    this.history = history;
    excluded =
        history.excludedRuns().stream().map(PastLoads::run).collect(Collectors.toUnmodifiableSet());
  }

  /** The series after all loads of a past. O(loads). */
  VolumeSeries after(VolumePast past) {
    return after(past, past.loads().all());
  }

  private VolumeSeries after(VolumePast past, List<PastLoads.Past> loads) {
    var fold = folds.apply(past.base());
    for (var each : loads) {
      if (each.load().atMillis() >= history.sinceMillis() && !excluded.contains(each.run())) {
        fold.take(each.load(), past.of(each.load()));
      }
    }
    return fold.series();
  }

  /**
   * The same past with {@link VolumePast#KEPT} loads: what is told of older ones comes too late.
   */
  VolumePast bounded(VolumePast past) {
    var loads = past.loads().all();
    int old = loads.size() - VolumePast.KEPT;
    var kept = PastLoads.NONE;
    for (var each : loads.subList(old, loads.size())) {
      kept = kept.with(each);
    }
    var base = after(past, loads.subList(0, old));
    return new VolumePast(base, kept, past.acknowledged(), past.excluded());
  }
}

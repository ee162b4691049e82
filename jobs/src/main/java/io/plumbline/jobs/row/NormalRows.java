package io.plumbline.jobs.row;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.normal.Foretold;
import io.plumbline.rules.normal.NormalJudge;
import io.plumbline.rules.normal.NormalState;
import io.plumbline.rules.normal.WindowWatch;
import io.plumbline.rules.quality.RowTimeline;
import io.plumbline.rules.quality.RowVerdict;
import io.plumbline.rules.quality.TimelineState;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The state of rules that expect what is normal, and what they find, for the key at hand. */
final class NormalRows {
  /** How far out of order runs may complete. */
  private static final long HORIZON_MILLIS = 60_000;

  private final KeptNormals kept;
  private final ValueState<Long> looked;

  NormalRows(RuntimeContext context) {
    kept =
        new KeptNormals(
            context.getMapState(
                new MapStateDescriptor<>(
                    "normals", Types.STRING, TypeInformation.of(NormalState.class))));
    looked = context.getState(new ValueStateDescriptor<>("normals-looked", Types.LONG));
  }

  /** The findings on scopes that are complete. */
  List<Finding> judge(DatasetId dataset, List<RowVerdict> verdicts, Calendars calendars) {
    return verdicts.isEmpty()
        ? List.of()
        : new NormalJudge(dataset, calendars, HORIZON_MILLIS, kept).judge(verdicts);
  }

  /**
   * The findings on the windows that are open.
   *
   * @param nowMillis the time that it is for the rows
   * @param lagMillis how far that is behind the engine's
   * @param presentSinceMillis rows before may be missing
   */
  List<Finding> look(
      DatasetId dataset,
      RowTimeline timeline,
      TimelineState rows,
      List<Rule> rules,
      Calendars calendars,
      long nowMillis,
      long lagMillis,
      long presentSinceMillis)
      throws Exception {
    var findings = new ArrayList<Finding>();
    long step = stepMillis(rules);
    if (step == 0 || nowMillis == Long.MIN_VALUE) {
      return findings;
    }
    long turn = Math.floorDiv(nowMillis, step);
    var before = looked.value();
    if (before != null && before >= turn) {
      return findings;
    }
    looked.update(turn);
    kept.retain(rules.stream().map(Rule::name).toList());
    for (var rule : rules) {
      var foretold = Foretold.of(rule);
      if (foretold.isPresent()) {
        long start = foretold.get().startOf(nowMillis);
        var counts =
            timeline.soFar(
                rows,
                rule,
                foretold.get().metric(),
                start,
                start + foretold.get().sizeMillis(),
                kept.segments(rule.name()));
        boolean isLive = lagMillis <= foretold.get().mostLagMillis() && presentSinceMillis <= start;
        findings.addAll(
            new WindowWatch(rule, foretold.get(), dataset, calendars, kept)
                .look(nowMillis, counts, isLive));
      }
    }
    return findings;
  }

  /** How often to look, in milliseconds; 0 for never. */
  static long stepMillis(List<Rule> rules) {
    return rules.stream()
        .flatMap(rule -> Foretold.of(rule).stream())
        .mapToLong(Foretold::stepMillis)
        .min()
        .orElse(0);
  }

  static boolean isNormal(RowVerdict verdict) {
    return verdict.rule().expectation() instanceof Expectation.Normal;
  }

  void clear() {
    kept.retain(List.of());
    looked.clear();
  }
}

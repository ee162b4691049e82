package io.plumbline.rules.quality;

import static io.plumbline.rules.quality.Rows.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.Rows.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentSessionsTest {
  private static final Expectation SUM_BELOW_10 =
      new Expectation.Metrics(MetricBelow.of("SUM", "amount", 10));

  private static Rule rule(int most, long latenessMillis) {
    return RowRule.of("sum", SUM_BELOW_10)
        .segmentBy(0, most, "country")
        .over(new Window.Session(100), "at", latenessMillis)
        .rule();
  }

  private static List<PanePartial> panes(Rule rule, Order... orders) {
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(List.of(orders)), 0);
    return evaluator.drain();
  }

  private static List<String> texts(List<RowVerdict> verdicts) {
    return verdicts.stream()
        .map(
            verdict ->
                "%s %d-%d: %s"
                    .formatted(
                        verdict.segmentText(),
                        verdict.scope().startMillis(),
                        verdict.scope().endMillis(),
                        verdict.metrics().isEmpty()
                            ? verdict.rows() + " rows"
                            : verdict.metrics().get(0).value()))
        .toList();
  }

  private static Order order(long amount, String country, long at) {
    return new Order(amount, country, at);
  }

  @Test
  void eachSegmentHasSessionsOfItsOwn() {
    var rule = rule(10, 0);
    var verdicts =
        FileRun.judge(
            List.of(rule),
            panes(
                rule,
                order(1, "FR", 0),
                order(2, "DE", 60),
                order(3, "FR", 150),
                order(4, "DE", 155),
                order(5, "FR", 240),
                order(6, "DE", 400)),
            0);
    assertThat(texts(verdicts))
        .containsExactlyInAnyOrder("FR 0-1: 1", "FR 150-241: 8", "DE 60-156: 6", "DE 400-401: 6");
  }

  @Test
  void aSessionIsJudgedWhenItsSegmentWasSilentForTheGap() {
    var rule = rule(10, 0);
    var timeline = new RowTimeline(Grid.of(rule), List.of(rule));
    var state =
        timeline
            .take(TimelineState.initial(), panes(rule, order(1, "FR", 0), order(2, "DE", 60)), 0)
            .next();
    state = timeline.advance(state, 10, 0).next();
    state = timeline.take(state, panes(rule, order(4, "DE", 140)), 0).next();
    var french = timeline.advance(state, 100, 0);
    assertThat(texts(french.verdicts())).containsExactly("FR 0-1: 1");
    assertThat(french.wakeAtMillis()).isEqualTo(240);
    var german = timeline.advance(french.next(), 240, 0);
    assertThat(texts(german.verdicts())).containsExactly("DE 60-141: 6");
    assertThat(german.next().panes()).isEmpty();
  }

  @Test
  void aLateRowCorrectsTheSessionOfItsSegmentAlone() {
    var rule = rule(10, 1_000);
    var timeline = new RowTimeline(Grid.of(rule), List.of(rule));
    var state =
        timeline
            .take(TimelineState.initial(), panes(rule, order(1, "FR", 0), order(2, "DE", 10)), 0)
            .next();
    state = timeline.advance(state, 500, 0).next();
    var late = timeline.take(state, panes(rule, order(7, "FR", 0)), 0);
    assertThat(texts(late.verdicts())).containsExactly("FR 0-1: 8");
  }

  @Test
  void sessionsThatMayLackRowsAreToldAndNotJudged() {
    var rule = rule(5, 0);
    var orders = new ArrayList<Order>();
    // One pane has all of twenty segments, the one after it only one of those left out there.
    for (int i = 0; i < 20; i++) {
      orders.add(order(1, "S" + i, i));
    }
    var first = panes(rule, orders.toArray(Order[]::new));
    var kept = first.get(0).segments().kept().keySet();
    var lost = orders.stream().map(Order::country).filter(name -> !kept.contains(name)).findFirst();
    var timeline = new RowTimeline(Grid.of(rule), List.of(rule));
    var state = timeline.gather(TimelineState.initial(), first, 0).next();
    state = timeline.gather(state, panes(rule, order(9, lost.orElseThrow(), 110)), 0).next();
    var verdicts = timeline.advance(state, Long.MAX_VALUE, 0).verdicts();
    assertThat(verdicts).extracting(RowVerdict::segmentText).doesNotContain(lost.orElseThrow());
    assertThat(texts(verdicts)).contains("(left out) 0-100: 15 rows").hasSize(6);
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.segmentText().equals("(left out)"))
        .extracting(RowVerdict::message)
        .first()
        .asString()
        .contains("15 rows are not");
  }

  @Test
  void anyOrderOfPartsGivesTheSameSessions() {
    var rule = rule(10, 0);
    var random = new Random(7);
    var orders = new ArrayList<Order>();
    for (int i = 0; i < 300; i++) {
      orders.add(order(1, "S" + random.nextInt(4), random.nextInt(20_000)));
    }
    var whole = FileRun.judge(List.of(rule), panes(rule, orders.toArray(Order[]::new)), 0);
    var parts = new ArrayList<PanePartial>();
    for (int i = 0; i < 300; i += 50) {
      parts.addAll(0, panes(rule, orders.subList(i, i + 50).toArray(Order[]::new)));
    }
    assertThat(texts(FileRun.judge(List.of(rule), parts, 0)))
        .containsExactlyInAnyOrderElementsOf(texts(whole))
        .hasSizeGreaterThan(20);
  }
}

package io.plumbline.rules.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrategyTest {
  @Test
  void anAnomalySaysWhatWasExpected() {
    var found = new SimpleThreshold(97, 103).judgeLast(new double[] {100, 0}).orElseThrow();
    assertThat(found.explanation()).isEqualTo("value 0.00000 is outside 97.0000 to 103.000");
  }

  @Test
  void anAnomalyOfOneBoundSaysSo() {
    var change = new AbsoluteChange(-5, Double.POSITIVE_INFINITY, 1);
    assertThat(change.judgeLast(new double[] {10, 2}).orElseThrow().explanation())
        .isEqualTo("change -8.00000 is outside anything from -5.00000");
  }

  @Test
  void theNewestPointOfAShortSeriesIsNotJudged() {
    assertThat(new HoltWinters(7).judgeLast(new double[] {1, 2, 3})).isEmpty();
  }

  @Test
  void zeroAfterZeroIsNoChangeAndMoreAfterZeroIsInfinitelyMuch() {
    var change = new RelativeRateOfChange(0.5, 1.5, 1);
    assertThat(change.judgeLast(new double[] {0, 0})).isEmpty();
    assertThat(change.judgeLast(new double[] {0, 1}).orElseThrow().measured()).isInfinite();
  }

  @Test
  void onlineNormalCannotSeeATotalLossBeforeTheEleventhPoint() {
    var strategy = new OnlineNormal(3, 3, 0.1, true);
    double[] ten = new double[10];
    Arrays.fill(ten, 0, 9, 100);
    assertThat(strategy.judgeLast(ten)).isEmpty();
    double[] eleven = new double[11];
    Arrays.fill(eleven, 0, 10, 100);
    assertThat(strategy.judgeLast(eleven)).isPresent();
  }

  @Test
  void batchNormalNeedsPointsThatAreNotJudged() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BatchNormal(3, 3, false).detect(new double[] {1, 2}, SearchInterval.ALL))
        .withMessage(
            "Cannot use batch_normal on a series of 2 points that are all judged: give it points"
                + " outside the interval, or include it");
  }

  @Test
  void holtWintersNeedsTwoSeasons() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HoltWinters(7).detect(new double[20], SearchInterval.from(13)))
        .withMessage(
            "Cannot use holt_winters with 13 points before the judged ones: a period of 7 needs two"
                + " seasons, 14 points");
  }

  @Test
  void holtWintersForecastsTrendAndSeason() {
    double[] series = new double[40];
    for (int i = 0; i < series.length; i++) {
      series[i] = 100 + 2 * i + 10 * (i % 4) + ((i * 7919) % 13) / 13.0;
    }
    series[39] += 15;
    var found = new HoltWinters(4).judgeLast(series).orElseThrow();
    assertThat(found.index()).isEqualTo(39);
    assertThat((found.lower() + found.upper()) / 2).isCloseTo(series[39] - 15, within(2.0));
  }

  @Test
  void anIntervalEndsAfterItsStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchInterval(3, 2))
        .withMessage("Cannot search from 3 to 2: write 0 <= from <= to");
  }
}

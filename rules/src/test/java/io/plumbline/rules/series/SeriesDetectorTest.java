package io.plumbline.rules.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeriesDetectorTest {
  private static final long FIVE_MINUTES = 300_000;
  private static final long HOUR = 3_600_000;
  private static final int A_DAY = 288;

  private static double[] series(int points, IntToDoubleFunction value) {
    double[] series = new double[points];
    Arrays.setAll(series, value);
    return series;
  }

  private static double[] noise(int points, long seed) {
    var random = new Random(seed);
    return series(points, i -> 100 + random.nextGaussian());
  }

  private static List<SeriesJudgement> judge(long period, double... values) {
    var detector = new SeriesDetector();
    var judgements = new ArrayList<SeriesJudgement>();
    for (int i = 0; i < values.length; i++) {
      judgements.add(detector.observe(i * period, values[i]));
    }
    return judgements;
  }

  private static List<Integer> alarms(long period, double... values) {
    var judgements = judge(period, values);
    var alarms = new ArrayList<Integer>();
    for (int i = 0; i < judgements.size(); i++) {
      if (judgements.get(i).isAnomaly()) {
        alarms.add(i);
      }
    }
    return alarms;
  }

  // What OnlineNormal cannot see, or sees where nothing is.

  @Test
  void aTotalLossIsSeenBeforeTheEleventhPoint() {
    double[] values = series(10, i -> i == 9 ? 0 : 100);
    assertThat(alarms(HOUR, values)).containsExactly(9);
  }

  @Test
  void aTinyChangeOfAConstantIsNoAnomaly() {
    assertThat(alarms(HOUR, series(40, i -> i == 30 ? 100.5 : 100))).isEmpty();
    assertThat(alarms(HOUR, series(400, i -> i == 300 ? 100.5 : 100))).isEmpty();
  }

  @Test
  void aRealChangeOfAConstantIsAnAnomaly() {
    assertThat(alarms(HOUR, series(40, i -> i == 30 ? 130 : 100))).containsExactly(30);
    assertThat(alarms(HOUR, series(400, i -> i == 300 ? 130 : 100))).containsExactly(300);
  }

  @Test
  void thePointUnderTestDoesNotHideItself() {
    // Its own mean and deviation would never let one of fifteen lie further out than 3.7.
    double[] values = Arrays.copyOf(noise(15, 3), 15);
    values[14] = 500;
    var judgement = judge(HOUR, values).get(14);
    assertThat(judgement.isAnomaly()).isTrue();
    assertThat(judgement.expectedTo()).isLessThan(110);
    assertThat(judgement.probability()).isLessThan(1e-5);
  }

  @Test
  void anAnomalyWidensNoIntervalSoFarThatTheNextIsMissed() {
    double[] values = noise(1_500, 5);
    values[900] = 200;
    values[1_200] = 200;
    values[1_400] = 0;
    assertThat(alarms(FIVE_MINUTES, values)).contains(900, 1_400);
  }

  // What it finds.

  @Test
  void noiseIsAnAnomalyAboutOnceInAThousandPoints() {
    int alarms = 0;
    for (int seed = 0; seed < 20; seed++) {
      alarms += alarms(FIVE_MINUTES, noise(2_000, seed)).size();
    }
    assertThat(alarms).isLessThan(50);
  }

  @Test
  void aSpikeIsAnAnomalyAtOnceAndSaysWhatWasExpected() {
    double[] values = noise(600, 7);
    values[500] = 150;
    var judgement = judge(FIVE_MINUTES, values).get(500);
    assertThat(judgement.isAnomaly()).isTrue();
    assertThat(judgement.measured()).isEqualTo(150);
    assertThat(judgement.expectedFrom()).isBetween(90.0, 100.0);
    assertThat(judgement.expectedTo()).isBetween(100.0, 110.0);
    assertThat(judgement.probability()).isLessThan(1e-6);
    assertThat(judgement.explanation())
        .startsWith("value 150.0 where 9")
        .contains("is expected (p = ");
  }

  @Test
  void aShiftOfTheLevelIsOneAlarmAndThenNormal() {
    double[] values = noise(3_000, 11);
    for (int i = 1_500; i < values.length; i++) {
      values[i] += 30;
    }
    var alarms = alarms(FIVE_MINUTES, values);
    assertThat(alarms).contains(1_500).filteredOn(i -> i > 1_500).hasSizeLessThan(3);
  }

  @Test
  void anOrdinaryValueAtTheWrongHourIsAnAnomaly() {
    var random = new Random(13);
    double[] values =
        series(
            10 * A_DAY, i -> 100 + 50 * Math.sin(2 * Math.PI * i / A_DAY) + random.nextGaussian());
    // Night values by day.
    for (int i = 7 * A_DAY + 60; i < 7 * A_DAY + 90; i++) {
      values[i] = 60 + random.nextGaussian();
    }
    assertThat(alarms(FIVE_MINUTES, values))
        .anyMatch(i -> i >= 7 * A_DAY + 60 && i < 7 * A_DAY + 90);
  }

  @Test
  void aValueBetweenTwoModesIsRare() {
    var random = new Random(17);
    double[] values = series(3_000, i -> (random.nextBoolean() ? 10 : 90) + random.nextGaussian());
    values[2_500] = 50;
    assertThat(judge(FIVE_MINUTES, values).get(2_500).view()).isEqualTo(SeriesView.RARITY);
  }

  @Test
  void oneIncidentIsOneAlarmAndAWorseOneIsAnother() {
    double[] values = noise(1_000, 19);
    Arrays.fill(values, 700, 720, 140);
    Arrays.fill(values, 720, 740, 400);
    assertThat(alarms(FIVE_MINUTES, values))
        .filteredOn(i -> i >= 700 && i < 740)
        .containsExactly(700, 720);
  }

  // What it promises.

  @Test
  void theFirstPointsAreNotJudged() {
    double[] values = series(SeriesDetector.LEARNING, i -> i % 2 == 0 ? 1 : 1e9);
    assertThat(judge(HOUR, values))
        .allMatch(judgement -> judgement.score() == 0 && judgement.view() == SeriesView.LEARNING);
    assertThat(judge(HOUR, 1).get(0).explanation())
        .isEqualTo("too few points are known to judge one");
  }

  @Test
  void aPointWithoutValueIsPassedOver() {
    var detector = new SeriesDetector();
    detector.observe(0, 1);
    assertThat(detector.observe(1, Double.NaN).score()).isZero();
    assertThat(detector.observe(2, Double.POSITIVE_INFINITY).score()).isZero();
    assertThat(detector.learned()).isEqualTo(1);
  }

  @Property(tries = 200)
  void aScoreLiesBetweenZeroAndOneWhateverTheValues(
      @ForAll @Size(max = 400) List<Double> values,
      @ForAll @IntRange(min = 0, max = 1 << 30) int period) {
    var judgements = judge(period, values.stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(judgements)
        .allSatisfy(
            judgement -> {
              assertThat(judgement.score()).isBetween(0.0, 1.0);
              assertThat(judgement.probability()).isBetween(0.0, 1.0);
            });
  }

  @Property(tries = 30)
  void unitsDoNotMatter(@ForAll @IntRange(min = -20, max = 20) int exponent) {
    double[] values = noise(700, 23);
    values[600] = 0;
    double unit = Math.scalb(1.0, exponent);
    var scaled = Arrays.stream(values).map(value -> value * unit).toArray();
    assertThat(alarms(FIVE_MINUTES, scaled)).isEqualTo(alarms(FIVE_MINUTES, values));
  }

  @Property(tries = 30)
  void aDetectorThatIsKeptAndRestoredGoesOnAsIfNothingHadBeen(
      @ForAll @IntRange(min = 0, max = 1_999) int stop) {
    double[] values = noise(2_000, 29);
    values[1_000] = 300;
    var whole = judge(HOUR, values);
    var detector = new SeriesDetector();
    for (int i = 0; i < values.length; i++) {
      if (i == stop) {
        detector = SeriesDetector.of(detector.toBytes());
      }
      assertThat(detector.observe(i * HOUR, values[i])).isEqualTo(whole.get(i));
    }
  }

  @Test
  void whatIsKeptOfASeriesIsLessThanFourKilobytes() {
    var detector = new SeriesDetector();
    double[] values = noise(100_000, 31);
    for (int i = 0; i < values.length; i++) {
      detector.observe(i * FIVE_MINUTES, values[i]);
    }
    assertThat(detector.toBytes()).hasSizeLessThan(4_096);
  }

  @Test
  void bytesOfAnotherFormatAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesDetector.of(new byte[] {0, 0, 0, 9}))
        .withMessage("Cannot read a detector of format 9: this release reads 1");
  }
}

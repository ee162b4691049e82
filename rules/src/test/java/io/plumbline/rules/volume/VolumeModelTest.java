package io.plumbline.rules.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.rules.calendar.Calendar;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeModelTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int HOUR = 3_600;
  private static final int DAY = 86_400;

  /** Weekdays from the begin of {@link #daily} on. */
  private static final List<LocalDate> HOLIDAYS =
      List.of(
          LocalDate.of(2025, 2, 5),
          LocalDate.of(2025, 2, 20),
          LocalDate.of(2025, 3, 4),
          LocalDate.of(2025, 3, 20),
          LocalDate.of(2025, 4, 2),
          LocalDate.of(2025, 4, 15),
          LocalDate.of(2025, 5, 6));

  private static final LocalDate SUNDAY_HOLIDAY = LocalDate.of(2025, 6, 8);

  private static VolumeSettings settings(int period, Calendar calendar) {
    return new VolumeSettings(period, BERLIN, calendar, false);
  }

  /** A series with 3 % noise, and the model that has seen it. */
  private static final class Story {
    private final Random random = new Random(11);
    private final int period;
    private final ToDoubleFunction<ZonedDateTime> shape;
    private VolumeModel model;
    private final List<Judgement> judgements = new ArrayList<>();
    private ZonedDateTime end;

    Story(
        int period, Calendar calendar, ZonedDateTime begin, ToDoubleFunction<ZonedDateTime> shape) {
      this.period = period;
      this.shape = shape;
      this.end = begin;
      model = new VolumeModel(settings(period, calendar));
    }

    Judgement next(double factor) {
      end = end.plusSeconds(period);
      double expected = shape.applyAsDouble(end.minusSeconds(period / 2));
      double rows = Math.rint(factor * expected * Math.exp(0.03 * random.nextGaussian()));
      var judgement = model.observe(end.toInstant().toEpochMilli(), rows, 0);
      judgements.add(judgement);
      return judgement;
    }

    Story usual(int loads) {
      for (int i = 0; i < loads; i++) {
        next(1);
      }
      return this;
    }

    long anomalies() {
      return judgements.stream().filter(Judgement::isAnomaly).count();
    }
  }

  private static double shop(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    double weekend = at.getDayOfWeek().getValue() >= 6 ? 0.3 : 1;
    return 50_000 * weekend * (1 + 0.8 * Math.sin(2 * Math.PI * (hour - 8) / 24));
  }

  private static Story hourly(int days) {
    var begin = ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, BERLIN);
    return new Story(HOUR, Calendar.NONE, begin, VolumeModelTest::shop).usual(24 * days);
  }

  private static Story daily(Calendar calendar, ToDoubleFunction<ZonedDateTime> shape, int days) {
    var begin = ZonedDateTime.of(2025, 1, 6, 3, 0, 0, 0, BERLIN);
    return new Story(DAY, calendar, begin, shape).usual(days);
  }

  @Test
  void ordinaryWeeksRaiseNothingEvenWhenClocksChange() {
    // Eleven weeks from January pass the change to summer time on 29 March.
    assertThat(hourly(90).anomalies()).isZero();
  }

  @Test
  void firstBadLoadOfThirtyPercentLessIsFound() {
    var judgement = hourly(42).next(0.7);
    assertThat(judgement.isAnomaly()).isTrue();
    assertThat(judgement.view()).isEqualTo(View.DROP);
    assertThat(judgement.pValue()).isLessThan(1e-4);
    assertThat(judgement.expected()).isBetween(judgement.lower(), judgement.upper());
  }

  @Test
  void loadsThatAreTooFewTogetherAreFoundWhereNoneIsByItself() {
    var story = hourly(42);
    assertThat(story.next(0.87).isAnomaly()).isFalse();
    Judgement judgement;
    int loads = 1;
    do {
      judgement = story.next(0.87);
      loads++;
    } while (!judgement.isAnomaly() && loads < 6);
    assertThat(judgement.view()).isEqualTo(View.STREAK);
    assertThat(story.anomalies()).isEqualTo(1);
  }

  @Test
  void newLevelIsNoStreakOnceItIsAdopted() {
    var story = daily(Calendar.NONE, at -> 20_000, 120);
    for (int i = 0; i < 30; i++) {
      story.next(0.5);
    }
    assertThat(story.anomalies()).isEqualTo(Shift.enough(settings(DAY, Calendar.NONE)));
  }

  @Test
  void loadThatCameTwiceIsFound() {
    assertThat(hourly(42).next(2).view()).isEqualTo(View.SPIKE);
    assertThat(hourly(42).next(2).isAnomaly()).isTrue();
  }

  @Test
  void changeOfFewPercentIsNone() {
    assertThat(hourly(42).next(1.08).isAnomaly()).isFalse();
  }

  @Test
  void figureThatIsStuckIsFoundAfterFewRepeats() {
    var story = hourly(42);
    double rows = Math.rint(shop(story.end.plusMinutes(30)));
    int repeats = 0;
    Judgement judgement;
    do {
      story.end = story.end.plusHours(1);
      judgement = story.model.observe(story.end.toInstant().toEpochMilli(), rows, 0);
      repeats++;
    } while (!(judgement.isAnomaly() && judgement.view() == View.STUCK) && repeats < 10);
    assertThat(repeats).isLessThanOrEqualTo(4);
  }

  @Test
  void levelThatSinksLittleByLittleIsFoundWithinTwoWeeks() {
    var story = daily(Calendar.NONE, at -> 20_000, 120);
    boolean found = false;
    for (int day = 1; day <= 14 && !found; day++) {
      found = story.next(1 - 0.03 * day).isAnomaly();
    }
    assertThat(found).isTrue();
  }

  @Test
  void newLevelIsAdoptedAfterItsAlarms() {
    var story = daily(Calendar.NONE, at -> 20_000, 120);
    for (int i = 0; i < 30; i++) {
      story.next(1.6);
    }
    assertThat(story.anomalies()).isEqualTo(Shift.enough(settings(DAY, Calendar.NONE)));
  }

  @Test
  void holidayInTheCalendarWakesNobodyAndOtherwiseWould() {
    Calendar mayDay = day -> day.equals(LocalDate.of(2025, 5, 1));
    ToDoubleFunction<ZonedDateTime> shape =
        at ->
            mayDay.isHoliday(at.toLocalDate()) || at.getDayOfWeek().getValue() == 7
                ? 4_000
                : 20_000;
    assertThat(daily(mayDay, shape, 120).anomalies()).isZero();
    assertThat(daily(Calendar.NONE, shape, 120).anomalies()).isEqualTo(1);
  }

  @Test
  void holidayOnWeekendMayDoWhatHolidaysDoToWeekdays() {
    // Every day is alike but for holidays; of these the last is on a Sunday, the first that is.
    Calendar some = day -> HOLIDAYS.contains(day) || day.equals(SUNDAY_HOLIDAY);
    ToDoubleFunction<ZonedDateTime> shape = at -> some.isHoliday(at.toLocalDate()) ? 5_000 : 20_000;
    var story = daily(some, shape, 100);
    story.judgements.clear();
    story.usual(65);
    assertThat(story.end.toLocalDate()).isAfter(SUNDAY_HOLIDAY);
    assertThat(story.anomalies()).isZero();
  }

  @Test
  void holidayUnlikeTheOthersIsLearnedIfItComesAgain() {
    Calendar some = HOLIDAYS::contains;
    var last = HOLIDAYS.get(HOLIDAYS.size() - 1);
    ToDoubleFunction<ZonedDateTime> shape =
        at ->
            some.isHoliday(at.toLocalDate()) && at.toLocalDate().isAfter(HOLIDAYS.get(3))
                ? 5_000
                : 20_000;
    var story = daily(some, shape, 1);
    while (!story.end.toLocalDate().isAfter(last.minusDays(1))) {
      story.next(1);
    }
    assertThat(story.anomalies()).isPositive();
    story.judgements.clear();
    story.usual(3);
    assertThat(story.anomalies()).isZero();
  }

  @Test
  void weekOfTwoHolidaysMayBeTwiceAsLow() {
    // One holiday takes a fifth of a week; in the last week are two.
    Calendar some = day -> day.getDayOfMonth() == 13 || day.equals(LocalDate.of(2026, 8, 12));
    ToDoubleFunction<ZonedDateTime> shape =
        at -> {
          long holidays =
              at.toLocalDate()
                  .minusDays(3)
                  .datesUntil(at.toLocalDate().plusDays(4))
                  .filter(some::isHoliday)
                  .count();
          return 50_000 * Math.pow(0.8, holidays);
        };
    var begin = ZonedDateTime.of(2025, 1, 6, 0, 0, 0, 0, BERLIN);
    var story = new Story(7 * DAY, some, begin, shape).usual(70);
    story.judgements.clear();
    story.usual(16);
    assertThat(story.end.toLocalDate()).isAfter(LocalDate.of(2026, 8, 16));
    assertThat(story.anomalies()).isZero();
  }

  @Test
  void monthEndIsLearned() {
    ToDoubleFunction<ZonedDateTime> billing =
        at -> at.getDayOfMonth() == at.toLocalDate().lengthOfMonth() ? 60_000 : 20_000;
    var story = daily(Calendar.NONE, billing, 150);
    story.judgements.clear();
    story.usual(90);
    assertThat(story.anomalies()).isZero();
  }

  @Test
  void loadAfterMissedOnesMayBringTheirRows() {
    var story = hourly(42);
    double rows = 3 * shop(story.end.plusMinutes(150));
    long end = story.end.plusHours(3).toInstant().toEpochMilli();
    assertThat(
            VolumeModel.of(settings(HOUR, Calendar.NONE), story.model.toBytes())
                .observe(end, rows, 2)
                .isAnomaly())
        .isFalse();
    assertThat(story.model.observe(end, rows, 0).isAnomaly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, HOUR, DAY, 7 * DAY})
  void stateIsSmallAndComesBackTheSame(int period) {
    var begin = ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC);
    var story = new Story(period, Calendar.NONE, begin, VolumeModelTest::shop).usual(1_000);
    var bytes = story.model.toBytes();
    assertThat(bytes.length).isLessThan(4_096);
    var copy = VolumeModel.of(settings(period, Calendar.NONE), bytes);
    assertThat(copy.toBytes()).isEqualTo(bytes);
    long end = story.end.plusSeconds(period).toInstant().toEpochMilli();
    assertThat(copy.observe(end, 12_345, 0)).isEqualTo(story.model.observe(end, 12_345, 0));
  }

  @Test
  void modelFromBeforeStreaksIsReadAndLearnsThem() {
    var bytes = hourly(42).model.toBytes();
    int shift = bytes.length - Streak.bytes() - Leak.bytes() - Shift.bytes();
    int leak = shift + Shift.bytes();
    // Deviations of the last anomalies took four bytes each, as did their counts.
    var before =
        ByteBuffer.allocate(shift + 26 * Integer.BYTES + Leak.bytes())
            .put(bytes, 0, shift)
            .put(new byte[26 * Integer.BYTES])
            .put(bytes, leak, Leak.bytes())
            .put(0, (byte) 1)
            .array();
    var story = hourly(42);
    story.model = VolumeModel.of(settings(HOUR, Calendar.NONE), before);
    story.judgements.clear();
    story.usual(24 * 7);
    assertThat(story.anomalies()).isZero();
    assertThat(story.model.toBytes()).hasSize(bytes.length);
  }

  @Test
  void bytesOfAnotherLayoutAreRefused() {
    assertThatThrownBy(() -> VolumeModel.of(settings(DAY, Calendar.NONE), new byte[] {9, 0}))
        .hasMessageContaining("layout 9");
  }

  @Test
  void figuresThatAreTooGreatDoNoHarm() {
    var model = new VolumeModel(settings(DAY, Calendar.NONE));
    for (int i = 0; i < 100; i++) {
      var judgement = model.observe(i * 86_400_000L, i % 2 == 0 ? Long.MAX_VALUE : 0, 0);
      assertThat(judgement.score()).isNotNaN();
      assertThat(judgement.expected()).isNotNaN();
    }
  }
}

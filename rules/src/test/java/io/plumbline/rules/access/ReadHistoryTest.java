package io.plumbline.rules.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.ReadDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadHistoryTest {
  private static final DatasetId ORDERS = new DatasetId("acme", "pg", "orders");

  private static DatasetRead read(String at, int event, boolean proven) {
    return new DatasetRead(
        ORDERS, "ann", Instant.parse(at).toEpochMilli(), "event" + event, 1, proven);
  }

  private static DatasetReader told(List<DatasetRead> reads) {
    var history = ReadHistory.of(reads.get(0));
    for (var read : reads.subList(1, reads.size())) {
      history = history.with(read);
    }
    return history.reader(ORDERS, "ann");
  }

  @Test
  void firstAndLatestReadAndTheReadsOfEachDayAreTold() {
    var reads =
        List.of(
            read("2026-06-01T10:00:00Z", 1, false),
            read("2026-06-02T10:00:00Z", 2, true),
            read("2026-06-02T23:59:59Z", 3, false));
    assertThat(told(reads))
        .isEqualTo(
            new DatasetReader(
                ORDERS,
                "ann",
                true,
                Instant.parse("2026-06-01T10:00:00Z").toEpochMilli(),
                Instant.parse("2026-06-02T23:59:59Z").toEpochMilli(),
                List.of(new ReadDay("2026-06-01", 1), new ReadDay("2026-06-02", 2))));
  }

  @Test
  void orderAndRepetitionOfReadsOfTwoDaysChangeNothing() {
    var reads = new ArrayList<DatasetRead>();
    for (int i = 0; i < 40; i++) {
      reads.add(read("2026-06-0%dT%02d:00:00Z".formatted(1 + i % 2, i % 24), i, i == 7));
    }
    var once = told(reads);
    reads.addAll(List.copyOf(reads));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(reads, new Random(seed));
      assertThat(told(reads)).isEqualTo(once);
    }
  }

  @Test
  void readOfADayThatIsOverCountsIfItIsTheFirst() {
    var reads = new ArrayList<>(List.of(read("2026-06-09T10:00:00Z", 1, true)));
    reads.add(read("2026-06-05T10:00:00Z", 2, true));
    reads.add(read("2026-06-05T11:00:00Z", 3, true));
    assertThat(told(reads).days())
        .containsExactly(new ReadDay("2026-06-05", 1), new ReadDay("2026-06-09", 1));
  }

  @Test
  void onlyTheLatestDaysAreKept() {
    var reads = new ArrayList<DatasetRead>();
    for (int day = 0; day < 60; day++) {
      var at = Instant.parse("2026-06-01T10:00:00Z").plusSeconds(day * 86_400L).toString();
      reads.add(read(at, day, true));
    }
    assertThat(told(reads).days())
        .hasSize(DatasetReader.MOST_DAYS)
        .last()
        .isEqualTo(new ReadDay("2026-07-30", 1));
    assertThat(told(reads).firstMillis())
        .isEqualTo(Instant.parse("2026-06-01T10:00:00Z").toEpochMilli());
  }

  @Test
  void manyReadsAreCountedAboutRight() {
    var reads = new ArrayList<DatasetRead>();
    for (int i = 0; i < 10_000; i++) {
      reads.add(read("2026-06-01T10:00:00Z", i, true));
    }
    assertThat((double) told(reads).days().get(0).reads()).isCloseTo(10_000, within(2_000.0));
  }

  @Test
  void recordThatStandsForManyReadsCountsAsMany() {
    var read = new DatasetRead(ORDERS, "ann", 1, "e", 12, true);
    assertThat(ReadHistory.of(read).reader(ORDERS, "ann").days())
        .containsExactly(new ReadDay("1970-01-01", 12));
  }
}

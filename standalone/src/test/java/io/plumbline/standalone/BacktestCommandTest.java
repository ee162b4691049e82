package io.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
  private static final Instant BEGIN = Instant.parse("2026-02-02T01:00:00Z");
  private static final int DROPPED = 24 * 35 + 10;
  private static final int MISSING = 24 * 38 + 7;

  @TempDir Path folder;
  private StringWriter err;

  private int backtest(String... more) {
    err = new StringWriter();
    return Plumbline.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of(
                        "backtest",
                        "--history",
                        file("input.csv"),
                        "--datasets",
                        file("datasets.csv"),
                        "--calendar",
                        file("holidays.csv"),
                        "--alerts",
                        file("out/alerts.csv")),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void fortyHourlyDaysWithALostHalfAndALoadThatNeverCame() throws IOException {
    Files.writeString(
        folder.resolve("datasets.csv"),
        "dataset,cadence,period_s,country,timezone,load\n"
            + "orders,hourly,3600,DE,Europe/Berlin,incremental\n");
    Files.writeString(folder.resolve("holidays.csv"), "country,date,name\nDE,2026-04-03,Friday\n");
    var text = new StringBuilder("dataset,event_time,nominal_time,row_count\n");
    for (int hour = 0; hour < 24 * 40; hour++) {
      if (hour != MISSING) {
        var nominal = BEGIN.plusSeconds(3_600L * hour);
        long rows = 10_000 + 4_000 * (hour % 24) / 24 + hour * 7_919L % 300;
        text.append("orders,")
            .append(nominal.plusSeconds(60 + hour * 31L % 40))
            .append(',')
            .append(nominal)
            .append(',')
            .append(hour == DROPPED ? rows / 2 : rows)
            .append('\n');
      }
    }
    Files.writeString(folder.resolve("input.csv"), text);
  }

  @Test
  void whatWouldHaveBeenRaisedIsWrittenWithTimeAndReason() throws IOException {
    assertThat(backtest()).isZero();
    var lines = Files.readAllLines(folder.resolve("out/alerts.csv"));
    assertThat(lines.get(0)).isEqualTo("dataset,event_time,score,kind,explanation");
    var alerts = lines.stream().skip(1).filter(line -> score(line) >= 1).toList();
    assertThat(alerts).hasSize(2);
    var dropped = BEGIN.plusSeconds(3_600L * DROPPED);
    assertThat(alerts.get(0))
        .startsWith("orders," + dropped.toString().substring(0, 14))
        .contains(",drop,")
        .contains("-5");
    var late = Instant.parse(alerts.get(1).split(",", -1)[1]);
    assertThat(late)
        .isBetween(
            BEGIN.plusSeconds(3_600L * MISSING), BEGIN.plusSeconds(3_600L * MISSING + 1_800));
    assertThat(alerts.get(1)).contains(",late,").contains("has not come");
  }

  private static double score(String line) {
    return Double.parseDouble(line.split(",", -1)[2]);
  }

  @Test
  void rulesSayWhatIsExpectedInstead() throws IOException {
    Files.writeString(
        folder.resolve("rules.sql"),
        """
        CREATE RULE volume ON orders EXPECT NORMAL ROW_COUNT() DIRECTION SPIKE ON CALENDAR DE;
        CREATE RULE eta ON LIKE 'ord%' EXPECT ARRIVAL EVERY INTERVAL '90' MINUTE;
        CREATE RULE halves ON orders EXPECT NORMAL ROW_COUNT() USING change(-0.4, 1);
        """);
    assertThat(backtest("--rules", file("rules.sql"))).isZero();
    var kinds =
        Files.readAllLines(folder.resolve("out/alerts.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1)[3])
            .toList();
    assertThat(kinds).containsExactly("halves", "eta");

    Files.writeString(
        folder.resolve("rules.sql"), "CREATE RULE r ON orders EXPECT (ROW_COUNT() > 0)");
    assertThat(backtest("--rules", file("rules.sql"))).isEqualTo(2);
    assertThat(err.toString()).contains("rules.sql: line 1: rule r cannot be replayed");
    Files.writeString(folder.resolve("rules.sql"), "CREATE RULE r ON orders EXPECT NOTHING");
    assertThat(backtest("--rules", file("rules.sql"))).isEqualTo(2);
    assertThat(err.toString()).contains("rules.sql: line 1, column");
  }

  @Test
  void badFilesAreNamedWithLineAndRemedy() throws IOException {
    Files.writeString(folder.resolve("datasets.csv"), "dataset,period_s\norders,3600\n");
    assertThat(backtest()).isEqualTo(2);
    assertThat(err.toString())
        .contains("datasets.csv has no column country, timezone, load: its first line must name");

    fortyHourlyDaysWithALostHalfAndALoadThatNeverCame();
    for (var bad :
        List.of(
            "orders,2026-02-02T01:00:00Z,2026-02-02T01:00:00Z,-4",
            "orders,2026-02-02T01:00:00Z,yesterday,4",
            "strangers,2026-02-02T01:00:00Z,2026-02-02T01:00:00Z,4")) {
      Files.writeString(
          folder.resolve("input.csv"), "dataset,event_time,nominal_time,row_count\n" + bad + "\n");
      assertThat(backtest()).as(bad).isEqualTo(2);
      assertThat(err.toString()).contains("input.csv line 2: ");
    }
    assertThat(Files.list(folder.resolve("out"))).isEmpty();
  }
}

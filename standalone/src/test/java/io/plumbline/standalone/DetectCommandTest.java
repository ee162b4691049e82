package io.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {
  private static final int ROWS = 600;
  private static final int SPIKE = 500;

  @TempDir Path folder;
  private StringWriter out;
  private StringWriter err;

  private int detect(String... more) {
    return detectInto(folder.resolve("out"), more);
  }

  private int detectInto(Path output, String... more) {
    var arguments = new ArrayList<String>(List.of("detect", "--input"));
    arguments.add(folder.resolve("in").toString());
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    out = new StringWriter();
    err = new StringWriter();
    return Plumbline.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> scored(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  /** A value about 100 every five minutes, and one of 1000. */
  private static String series(int rows) {
    var text = new StringBuilder("timestamp,value\n");
    var start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < rows; i++) {
      double value = i == SPIKE ? 1000 : 100 + i * 7_919 % 13 / 13.0;
      text.append(start.plusSeconds(300L * i)).append(',').append(value).append('\n');
    }
    return text.toString();
  }

  @Test
  void everyRowOfEveryFileIsScoredInTheFoldersOfTheInput() throws IOException {
    write("cpu/one.csv", series(ROWS));
    write("cpu/deep/two.csv", series(20));
    write("notes.txt", "no series");
    assertThat(detect()).isZero();
    assertThat(scored("cpu/one.csv")).hasSize(ROWS + 1);
    assertThat(scored("cpu/deep/two.csv")).hasSize(21);
    assertThat(scored("cpu/one.csv").get(0)).isEqualTo("timestamp,value,anomaly_score,anomaly");
    assertThat(scored("cpu/one.csv").subList(1, ROWS + 1))
        .allSatisfy(
            row -> assertThat(Double.parseDouble(row.split(",", -1)[2])).isBetween(0.0, 1.0));
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("cpu");
    }
  }

  @Test
  void aSpikeIsAnAnomalyAndNothingElseIs() throws IOException {
    write("one.csv", series(ROWS));
    assertThat(detect()).isZero();
    assertThat(scored("one.csv").stream().filter(row -> row.endsWith(",1")))
        .singleElement()
        .asString()
        .startsWith("2026-01-02T17:40:00Z,1000.0,");
    assertThat(out.toString()).contains("one.csv").contains("1 anomalies");
  }

  @Test
  void aScoreKnowsOfNoLaterRow() throws IOException {
    write("whole.csv", series(ROWS));
    write("start.csv", series(SPIKE + 1));
    assertThat(detect()).isZero();
    assertThat(scored("start.csv")).isEqualTo(scored("whole.csv").subList(0, SPIKE + 2));
  }

  @Test
  void theSummaryForProgramsSaysWhy() throws IOException {
    write("one.csv", series(ROWS));
    assertThat(detect("--format", "json")).isZero();
    JsonNode summary = Json.mapper().readTree(out.toString());
    var series = summary.get("series").get(0);
    assertThat(series.get("file").asText()).isEqualTo("one.csv");
    assertThat(series.get("rows").asLong()).isEqualTo(ROWS);
    var alert = series.get("alerts").get(0);
    assertThat(alert.get("value").asDouble()).isEqualTo(1000);
    assertThat(alert.get("pValue").asDouble()).isLessThan(1e-3);
    assertThat(alert.get("view").asText()).isNotBlank();
    assertThat(alert.get("explanation").asText()).isNotBlank();
  }

  @Test
  void aBadValueIsNamedWithFileAndLineAndKeepsNoOtherFileFromBeingScored() throws IOException {
    write("bad.csv", "timestamp,value\n2026-01-01 00:00:00,1\n2026-01-01 00:05:00,many\n");
    write("good.csv", series(20));
    assertThat(detect()).isEqualTo(2);
    assertThat(out.toString())
        .contains("bad.csv: line 3: value 'many' is no number: write one such as 12.5");
    assertThat(scored("good.csv")).hasSize(21);
    assertThat(folder.resolve("out/bad.csv")).doesNotExist();
  }

  @Test
  void aBadTimeIsNamedWithFileAndLine() throws IOException {
    write("bad.csv", "timestamp,value\nyesterday,1\n");
    assertThat(detect()).isEqualTo(2);
    assertThat(out.toString()).contains("bad.csv: line 2: timestamp 'yesterday' is no time");
  }

  @Test
  void aFileWithoutTheColumnsSaysWhichItHas() throws IOException {
    write("bad.csv", "time,amount\n2026-01-01 00:00:00,1\n");
    assertThat(detect()).isEqualTo(2);
    assertThat(out.toString())
        .contains(
            "bad.csv: line 1: it does not name the columns timestamp and value but time, amount");
  }

  @Test
  void columnsAreFoundByNameWhateverTheirOrderAndCase() throws IOException {
    write("one.csv", "\"Value\",Label,\"TimeStamp\"\n5,0,1767225600\n,0,1767225660000\n");
    assertThat(detect()).isZero();
    assertThat(scored("one.csv"))
        .containsExactly(
            "timestamp,value,anomaly_score,anomaly", "1767225600,5,0.0,0", "1767225660000,,0.0,0");
  }

  @Test
  void aFolderWithoutSeriesIsRefused() throws IOException {
    write("notes.txt", "none");
    assertThat(detect()).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file in it whose name ends with .csv");
  }

  @Test
  void scoresDoNotGoAmongTheSeries() throws IOException {
    write("one.csv", series(20));
    assertThat(detectInto(folder.resolve("in/scores"))).isEqualTo(2);
    assertThat(err.toString()).contains("it lies within the input");
  }

  @Test
  void anInputThatIsNotThereIsRefused() {
    assertThat(detect()).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
  }
}

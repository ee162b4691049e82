package io.plumbline.standalone.check;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.rules.quality.MeasuredMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Every metric that says what is in a column, of every column of a file. */
public final class Profile {
  private static final List<String> OF_ANY = List.of("COMPLETENESS", "APPROX_COUNT_DISTINCT");
  private static final List<String> OF_NUMBERS = List.of("MIN", "MAX", "AVG", "STDDEV_POP");
  private static final List<String> OF_TEXTS = List.of("MIN_LENGTH", "MAX_LENGTH");

  private final List<DataFile> data;
  private final int threads;
  private final long atMillis;
  private final LongAdder rowsRead = new LongAdder();

  /**
   * @param atMillis the time of the judgement
   */
  public Profile(List<DataFile> data, int threads, long atMillis) {
    this.data = List.copyOf(data);
    this.threads = threads;
    this.atMillis = atMillis;
  }

  /** How many rows were read so far; may be asked for while it runs. */
  public long rowsRead() {
    return rowsRead.sum();
  }

  /** A column and what is in it. */
  public record ColumnProfile(
      String dataset, String column, ColumnKind kind, List<MeasuredMetric> metrics) {}

  /**
   * The profiles, in the order of files and columns.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<ColumnProfile> run() throws InterruptedException {
    var profiles = new ArrayList<ColumnProfile>();
    try (var workers = new Workers(threads)) {
      for (var each : data) {
        var file = FileFormat.of(each.path()).open(each.path());
        var schema = file.schema();
        var text = new StringBuilder();
        for (int i = 0; i < schema.size(); i++) {
          text.append(rule(i, schema.names().get(i), schema.kind(i)));
        }
        var rules = CheckScript.of("profile", text.toString()).rules(target -> List.of(schema));
        var outcome =
            new FileCheck(
                    each.name(),
                    file,
                    rules.rules().stream().map(CheckScript.Written::rule).toList(),
                    atMillis)
                .run(workers, threads, rowsRead);
        for (var verdict : outcome.verdicts()) {
          int column = Integer.parseInt(verdict.rule().name().substring(1));
          profiles.add(
              new ColumnProfile(
                  each.name(), schema.names().get(column), schema.kind(column), verdict.metrics()));
        }
      }
    }
    return profiles;
  }

  private static String rule(int index, String name, ColumnKind kind) {
    var quoted = '"' + name.replace("\"", "\"\"") + '"';
    var calls = new ArrayList<String>();
    OF_ANY.forEach(function -> calls.add(function + "(" + quoted + ")"));
    if (kind == ColumnKind.LONG || kind == ColumnKind.DOUBLE || kind == ColumnKind.DECIMAL) {
      OF_NUMBERS.forEach(function -> calls.add(function + "(" + quoted + ")"));
      calls.add("APPROX_QUANTILE(" + quoted + ", 0.5)");
      calls.add("ZERO_COUNT(" + quoted + ")");
    }
    if (kind == ColumnKind.DATE || kind == ColumnKind.TIMESTAMP) {
      calls.add("MIN(" + quoted + ")");
      calls.add("MAX(" + quoted + ")");
    }
    if (kind == ColumnKind.STRING) {
      OF_TEXTS.forEach(function -> calls.add(function + "(" + quoted + ")"));
    }
    return calls.stream()
        .map(call -> call + " IS NOT NULL")
        .collect(
            Collectors.joining(" AND ", "CREATE RULE c" + index + " ON LIKE '%' EXPECT (", ");\n"));
  }
}

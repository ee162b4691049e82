package io.plumbline.connectors.file.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.connectors.sample.SampleRows;
import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A file means what its lines would mean had they been posted: there, Jackson reads every line. */
class PostedRowsTest {
  private static final List<String> TYPES =
      List.of(
          "INT",
          "BIGINT",
          "DOUBLE",
          "DECIMAL",
          "VARCHAR",
          "BOOLEAN",
          "DATE",
          "TIMESTAMP",
          "JSON",
          "");

  private Path path;

  @BeforeProperty
  void create() throws IOException {
    path = Files.createTempFile("lines", ".ndjson");
  }

  @AfterProperty
  void delete() throws IOException {
    Files.delete(path);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return JsonLines.lines().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Column>> columns() {
    return Arbitraries.of(TYPES)
        .list()
        .ofSize(4)
        .map(
            types ->
                IntStream.range(0, 4)
                    .mapToObj(
                        i ->
                            new Column(
                                List.of("a", "b", "col_d", "a_long_name_of_a_column").get(i),
                                types.get(i)))
                    .toList());
  }

  @Property(tries = 1_000)
  void inferredColumnsAreThoseOfPostedRows(@ForAll("lines") List<String> lines) throws IOException {
    assertSame(lines, List.of());
  }

  @Property(tries = 1_000)
  void declaredColumnsAreThoseOfPostedRows(
      @ForAll("lines") List<String> lines, @ForAll("columns") List<Column> columns)
      throws IOException {
    assertSame(lines, columns);
  }

  private void assertSame(List<String> lines, List<Column> columns) throws IOException {
    Assume.that(posted(lines).stream().limit(1).noneMatch(line -> line.strip().startsWith("[")));
    Files.writeString(path, String.join("\n", lines));
    var file = FileFormat.NDJSON.open(path, columns);
    var expected =
        SampleRows.of(
            new SampleBatch(
                new DatasetId("acme", "db", "t"), "b", 0, 1, null, 0, columns, posted(lines)));

    var read = ReadRows.of(file, 3);

    assertThat(kinds(file.schema())).isEqualTo(kinds(expected.schema()));
    assertThat(read.rows()).isEqualTo(rows(expected));
    assertThat(read.problems().count()).isEqualTo(expected.problemCount());
  }

  /** A file's blank lines are no rows, and its first bytes may be a byte order mark. */
  private static List<String> posted(List<String> lines) {
    var posted = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (i == 0 && line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      if (!line.isBlank()) {
        posted.add(line);
      }
    }
    return posted;
  }

  private static List<String> kinds(RowSchema schema) {
    return IntStream.range(0, schema.size())
        .mapToObj(i -> schema.names().get(i) + " " + schema.kind(i))
        .toList();
  }

  private static List<List<Object>> rows(SampleRows rows) {
    return IntStream.range(0, rows.size()).mapToObj(i -> row(rows.schema(), rows.view(i))).toList();
  }

  private static List<Object> row(RowSchema schema, RowView row) {
    var values = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      values.add(row.isNull(i) ? null : value(schema, row, i));
    }
    return values;
  }

  private static Object value(RowSchema schema, RowView row, int i) {
    return switch (schema.kind(i)) {
      case BOOLEAN -> row.getBoolean(i);
      case LONG -> row.getLong(i);
      case DOUBLE -> row.getDouble(i);
      case DECIMAL -> row.getDecimal(i);
      case STRING, JSON -> row.getString(i);
      case DATE -> LocalDate.ofEpochDay(row.getLong(i));
      case TIMESTAMP -> Instant.EPOCH.plus(row.getLong(i), ChronoUnit.MICROS);
    };
  }
}

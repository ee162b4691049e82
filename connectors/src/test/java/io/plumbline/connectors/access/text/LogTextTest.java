package io.plumbline.connectors.access.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.telemetry.UndecodableException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small readings that all formats stand on. */
class LogTextTest {
  @Test
  void timeIsReadInEverySpellingOfLoggers() throws Exception {
    long expected = Instant.parse("2026-11-23T01:47:25.377Z").toEpochMilli();
    for (var text :
        List.of(
            "2026-11-23 01:47:25,377 INFO",
            "2026-11-23T01:47:25.377Z",
            "2026-11-23 01:47:25.3779")) {
      assertThat(LogTime.at(text, 0, ZoneOffset.UTC).millis()).as(text).isEqualTo(expected);
    }
    assertThat(LogTime.at("26/11/23 01:47:25 INFO", 0, ZoneOffset.UTC).millis())
        .isEqualTo(expected - 377);
    assertThat(LogTime.at("2026-11-23 02:47:25,377", 0, ZoneId.of("Europe/Paris")).millis())
        .isEqualTo(expected);
    assertThat(LogTime.millis("2026-11-23T03:47:25.377+02:00", ZoneOffset.UTC)).isEqualTo(expected);
    for (var text : List.of("", "2026-13-23 01:47:25", "2026-02-30 01:47:25", "yesterday")) {
      assertThatThrownBy(() -> LogTime.millis(text, ZoneOffset.UTC))
          .as(text)
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void escapesAreUndoneOnlyWhereTheyWereMade() {
    assertThat(JavaEscapes.undo("a\\tb\\u00E9\\\\c\\\"")).isEqualTo("a\tb\u00e9\\c\"");
    for (var raw : List.of("a\\", "a\\x", "a\\u12", "\u00e9\\t", "a\tb\\t")) {
      assertThat(JavaEscapes.undo(raw)).as(raw).isEqualTo(raw);
    }
  }

  @Test
  void fileBelongsToTheFolderAboveItsPartitions() {
    assertThat(DatasetPath.of("/w/sales/dt=1/part-0.parquet")).isEqualTo("/w/sales");
    assertThat(DatasetPath.of("/w/sales/_temporary/0")).isEqualTo("/w/sales");
    assertThat(DatasetPath.of("w/sales/000000_0")).isEqualTo("w/sales");
    assertThat(DatasetPath.of("/w/sales/a.csv")).isEqualTo("/w/sales/a.csv");
    assertThat(DatasetPath.of("/w/sales/")).isEqualTo("/w/sales");
    assertThat(DatasetPath.of("/w/a b=c/d")).isEqualTo("/w/a b=c/d");
    assertThat(DatasetPath.of("/")).isEqualTo("/");
    assertThat(DatasetPath.of("/dt=1")).isEqualTo("/dt=1");
  }

  @Test
  void statementTellsItsTableOrNone() {
    assertThat(SqlTarget.of("drop table if exists Crm.Orders cascade"))
        .containsExactly("crm", "orders");
    assertThat(SqlTarget.of("/* x */ truncate -- y\n only \"A.b\".\"c\"\"d\", e"))
        .containsExactly("A.b", "c\"d");
    assertThat(SqlTarget.of("copy crm.customers to stdout")).containsExactly("crm", "customers");
    assertThat(SqlTarget.of("insert into t values ('drop table x')")).containsExactly("t");
    assertThat(SqlTarget.of("select 'from x' from a.b where 1=1")).containsExactly("a", "b");
    for (var sql :
        List.of(
            "copy (select 1) to stdout",
            "drop schema s",
            "create role r",
            "select 1",
            "",
            "\"drop\" table t",
            "drop")) {
      assertThat(SqlTarget.of(sql)).as(sql).isEmpty();
    }
  }
}

package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final int SMALL_STACK = 512 * 1024;

  @Property(tries = 3000)
  void shuffledWordsGiveStatementsOrProblemsAndNothingElse(@ForAll("shuffled") String text) {
    var script = Statements.parse(text);

    assertThat(script.problems()).allSatisfy(problem -> assertThat(problem.line()).isPositive());
    assertThat(script.statements())
        .allSatisfy(
            statement ->
                assertThat(Statements.parse(statement.sql()).orThrow())
                    .extracting(Statement::sql)
                    .containsExactly(statement.sql()));
  }

  @Property(tries = 1000)
  void anyTextGivesStatementsOrProblemsAndNothingElse(@ForAll String text) {
    assertThat(Statements.parse(text).statements()).isEmpty();
  }

  @Provide
  Arbitrary<String> shuffled() {
    return Arbitraries.of(
            "CREATE",
            "RULE",
            "r",
            "ON",
            "d",
            "EXPECT",
            "EACH",
            "ROW",
            "(",
            ")",
            "a",
            ">",
            "1",
            "AND",
            "'x'",
            "\"y\"",
            ";",
            "NORMAL",
            "ROW_COUNT",
            "()",
            "SEVERITY",
            "INFO",
            "ON VIOLATION",
            "ALERT",
            ",",
            "WHERE",
            "OVER",
            "RUN",
            "TUMBLE(INTERVAL '5' MINUTE)",
            "INTERVAL",
            "'1'",
            "HOUR",
            "CASE",
            "WHEN",
            "END",
            "NOT",
            "IN",
            "BETWEEN",
            "NULL",
            "*",
            "-",
            "--",
            "\n",
            "/*",
            "*/",
            "SELECT",
            "CAST",
            "AS",
            "TIME",
            "ZONE",
            "'UTC'",
            "SCHEMA",
            "NO",
            "DROP",
            "LIKE",
            "ARRIVAL",
            "BY",
            "EVERY",
            "GRACE",
            "CREATE RULE r ON d EXPECT",
            "(MIN(a) > 0)",
            "_latin1'x'",
            "U&'\\00zz'",
            "x'ab'",
            "{d '1'}",
            "?",
            "[",
            "]",
            "::",
            "e'\\n'",
            "DATE",
            "TIMESTAMP",
            "SEGMENT BY",
            "a TOP 3",
            "MAX",
            "SEGMENTS",
            "HOP(INTERVAL '1' HOUR, INTERVAL '5' MINUTE)",
            "LAST",
            "3",
            "RUNS",
            "ON EVENT TIME",
            "ALLOWED LATENESS",
            "STRICT",
            "MOSTLY",
            "FOR",
            "OF",
            "WINDOWS",
            "ON EMPTY",
            "MUTE UNTIL",
            "BASELINE SINCE",
            "EXCLUDE RUNS",
            "QUARANTINE",
            "SAMPLE",
            "MASK",
            "AVG(ROW_COUNT()) OVER LAST 3 RUNS",
            "PREVIOUS(",
            "ALTER RULE r",
            "SET",
            "RENAME TO",
            "ROLLBACK",
            "CREATE TABLE t (",
            "WITH",
            "`z`",
            "DESCRIBE",
            "EXPLAIN",
            "STATE",
            "EXTRACT(",
            "YEAR",
            "FROM",
            "POSITION(",
            "JSON_VALUE(a, '$.b')",
            "SUM(a * 2)",
            "CREATE TARGET t TYPE kafka WITH ('bootstrap' = 'b')",
            "CREATE POLICY p ON d",
            "CREATE RETENTION POLICY p ON d",
            "CREATE ACCESS POLICY p ON TAG 't'",
            "WHEN LATE",
            "WHEN FIRST ACCESS",
            "THEN HOLD",
            "THEN DELETE",
            "THEN DENY FOR INTERVAL '1' DAY",
            "VIA gate",
            "VIA lake",
            "KEEP INTERVAL '9' DAY BY SNAPSHOT",
            "MAX DELETE FRACTION 0.1",
            "APPROVAL REQUIRED",
            "DRY RUN",
            "ENFORCED",
            "ON ENGINE DOWN",
            "HOLD DATASET d",
            "RELEASE DATASET d FROM CASE 'x'",
            "FOR CASE 'x'",
            "SHOW HOLDS",
            "DROP POLICY p")
        .list()
        .ofMaxSize(25)
        .map(words -> String.join(" ", words));
  }

  static List<String> bombs() {
    return List.of(
        rule("(".repeat(60_000)),
        rule("(".repeat(45) + "a" + ")".repeat(45) + " > 1"),
        rule("(".repeat(45) + "a > 1" + ")".repeat(44)),
        rule("NOT ".repeat(15_000) + "a"),
        rule("NOT ".repeat(950) + "a"),
        rule("-".repeat(3) + "a > 1"),
        rule("- ".repeat(950) + "a > 1"),
        rule("a" + " + a".repeat(15_000) + " > 1"),
        rule("a" + " + a".repeat(480) + " > 1"),
        rule("a" + " || a".repeat(480) + " > '1'"),
        rule("NOT ".repeat(126) + "a"),
        rule("a" + " + a".repeat(125) + " > 1"),
        rule("a = 1" + " AND a = 1".repeat(240)),
        rule("a = 1" + " OR a = 1".repeat(240)),
        rule("a IN (" + "1,".repeat(25_000) + "1)"),
        rule("a IN (" + "b,".repeat(950) + "1)"),
        rule("CASE WHEN ".repeat(47) + "a" + " THEN b END".repeat(47)),
        rule("a BETWEEN 1 AND ".repeat(200) + "2"),
        rule("a = ".repeat(480) + "1"),
        rule("a LIKE ".repeat(480) + "'1'"),
        rule("a LIKE ".repeat(126) + "'1'"),
        rule("NULLIF(".repeat(46) + "a" + ", 1)".repeat(46) + " > 1"),
        rule("ABS(-".repeat(46) + "a" + ")".repeat(46) + " > 1"),
        rule("a IS NULL".concat(" IS NULL".repeat(480))),
        rule("a".concat("[1]".repeat(1_000)) + " > 1"),
        rule("a".concat(".a".repeat(20_000)) + " > 1"),
        rule("'" + "x".repeat(60_000) + "' = a"),
        rule("9".repeat(60_000) + " = a"),
        rule("1e" + "9".repeat(60_000) + " = a"),
        rule("REGEXP_LIKE(a, '" + "(x{1000}){1000}".repeat(100) + "')"),
        rule("REGEXP_LIKE(a, '" + "x".repeat(480) + "{100}')"),
        rule("REGEXP_LIKE(a, '" + "(".repeat(10_000) + ")".repeat(10_000) + "')"),
        rule("REGEXP_LIKE(a, '" + "(".repeat(10_000) + "')"),
        rule("REGEXP_LIKE(a, '" + "a*".repeat(20_000) + "')"),
        rule("REGEXP_LIKE(a, '" + "[".repeat(60_000) + "')"),
        rule("REGEXP_LIKE(a, '" + "(?=".repeat(90) + ")".repeat(90) + "')"),
        rule("REGEXP_LIKE(a, '(?=" + "a|".repeat(20_000) + ")')"),
        "CREATE RULE r ON d EXPECT ARRIVAL EVERY INTERVAL '" + "9".repeat(60_000) + "' HOUR",
        "CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) SEGMENT BY " + "a,".repeat(900) + "a",
        "CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) EXCLUDE RUNS ("
            + "'a',".repeat(9_000)
            + "'a')",
        "CREATE RULE r ON d EXPECT ("
            + "PREVIOUS(".repeat(45)
            + "COUNT(*)"
            + ")".repeat(45)
            + " > 0)",
        "CREATE RULE r ON d EXPECT (" + "COUNT(*) OVER LAST 1 RUNS + ".repeat(120) + "1 > 0)",
        "CREATE RULE r ON d EXPECT (COUNT(*) > 0) OVER " + "OVER LAST 1 RUNS ".repeat(240),
        "CREATE RULE r ON d EXPECT (COUNT(*) > 0) SEVERITY " + "WARN WHEN COUNT(*) > 0,".repeat(90),
        "CREATE TABLE t (" + "a INT,".repeat(10_000) + ")",
        "CREATE TABLE t (" + "(".repeat(60_000),
        "CREATE TABLE t (a " + "ROW<".repeat(16_000),
        "CREATE TABLE " + "a.".repeat(30_000),
        "`".repeat(65_000),
        rule("REPLACE(".repeat(45) + "a" + ", 'x', 'yyyyyyyyyy')".repeat(45) + " > 'z'"),
        rule("JSON_VALUE(a, '$" + "[1]".repeat(20_000) + "') = 1"),
        rule("a = CAST(1 AS DECIMAL(2000000000, 1999999999))"),
        "CREATE TARGET t TYPE kafka WITH (" + "'bootstrap' = 'b',".repeat(3_000) + "'a' = 'b')",
        "CREATE POLICY p ON d " + "WHEN LATE ".repeat(6_000),
        "CREATE RETENTION POLICY p ON d MAX DELETE FRACTION 0." + "0".repeat(60_000) + "1",
        "HOLD DATASET d FOR CASE '" + "x".repeat(60_000) + "'",
        "SHOW RULES;".repeat(5_900),
        ";".repeat(65_000),
        "x;".repeat(32_000),
        "CREATE RULE " + "x ".repeat(30_000),
        "\"".repeat(65_000),
        "/*".repeat(32_000),
        "CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) " + "OWNER 'x' ".repeat(1_000),
        "\u0000\u0007\u0085\uFFFF");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void textMadeToHurtIsAnsweredQuicklyOnASmallStack(String text) throws Exception {
    var script = new AtomicReference<ParsedScript>();
    var failure = new AtomicReference<Throwable>();
    Statements.parse("SHOW RULES");
    var thread = new Thread(null, () -> script.set(Statements.parse(text)), "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
    long start = System.nanoTime();
    thread.start();
    thread.join(30_000);

    assertThat(failure.get()).isNull();
    assertThat(script.get()).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK);
    assertThat(script.get().problems().size()).isLessThanOrEqualTo(100);
  }

  @Test
  void misspeltColumnsOfAWideTableAreAnsweredQuickly() {
    var wide = RowSchema.builder();
    IntStream.range(0, 5_000).forEach(i -> wide.add("some_rather_long_name_" + i, ColumnKind.LONG));
    var schemas = Collections.nCopies(20, wide.build());
    var names = IntStream.range(0, 300).mapToObj(i -> "name_of_something_" + i);
    var text = rule(names.collect(Collectors.joining(" = 1 AND ")) + " = 1");
    long start = System.nanoTime();
    var script = Statements.check(text, target -> schemas);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK);
    assertThat(script.problems()).hasSize(100);
  }

  @Test
  void textBeyondTheLimitIsRefused() {
    var text = " ".repeat(Statements.LONGEST_TEXT + 1);

    assertThat(Statements.parse(text).problems())
        .extracting(Problem::text)
        .containsExactly(
            "line 1, column 1: the text has 65537 characters; the limit is 65536; send it in parts");
  }

  private static String rule(String predicate) {
    return "CREATE RULE r ON d EXPECT EACH ROW (" + predicate + ")";
  }
}

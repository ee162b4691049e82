package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleRoundTripTest {
  @Property(tries = 1000)
  void readingWhatIsPrintedGivesAnEqualRule(@ForAll("rules") String text) {
    var first = (CreateRule) Statements.parse(text).orThrow().get(0);
    var printed = first.sql();
    var second = (CreateRule) Statements.parse(printed).orThrow().get(0);

    assertThat(second.rule()).as(printed).isEqualTo(first.rule());
    assertThat(second.sql()).isEqualTo(printed);
    assertThat(second.orReplace()).isEqualTo(first.orReplace());
    assertThat(second.ifNotExists()).isEqualTo(first.ifNotExists());
  }

  @Provide
  Arbitrary<String> rules() {
    var head =
        Arbitraries.of("CREATE RULE ", "CREATE OR REPLACE RULE ", "CREATE RULE IF NOT EXISTS ");
    var name = Arbitraries.of("r", "\"order\"", "Rule", "\"a \"\"b\"\"\"", "\"é\"");
    var target =
        Arbitraries.of(
            "d", "dwh.\"order\"", "'s3://b/it''s'", "\"a.b\".c", "LIKE 'x\\_%'", "tag.run");
    return Combinators.combine(head, name, target, body())
        .as((a, b, c, d) -> a + b + " ON " + c + d)
        .filter(text -> !text.contains("SESSION(") || !text.contains("SEGMENT BY"))
        .filter(text -> !text.contains("WITHIN") || !text.contains(" ON LIKE"));
  }

  /** Clauses in any order, each of them or not. */
  private static Arbitrary<String> clauses(List<Arbitrary<String>> texts) {
    var chosen = new ArrayList<Arbitrary<String>>();
    texts.forEach(text -> chosen.add(Arbitraries.oneOf(Arbitraries.just(""), text)));
    return Combinators.combine(chosen)
        .as(parts -> parts)
        .flatMap(parts -> Arbitraries.shuffle(parts).map(order -> String.join(" ", order)));
  }

  private static List<Arbitrary<String>> anyRule() {
    return List.of(
        Arbitraries.of("MODE SHADOW", "MODE ENFORCED", "MODE DISABLED"),
        Arbitraries.of("OWNER 'a''b'", "OWNER ''"),
        Arbitraries.of("NOTIFY 'ü'"),
        Arbitraries.of("COMMENT 'x\ny'"),
        Arbitraries.of(
            "MUTE UNTIL TIMESTAMP '2030-01-31 08:00:00.123456'", "MUTE UNTIL DATE '2030-01-31'"),
        Arbitraries.of("ON VIOLATION TAG, ALERT", "ON VIOLATION BLOCK DOWNSTREAM, FAIL RUN"));
  }

  private static List<Arbitrary<String>> overRows() {
    return List.of(
        Arbitraries.of("WHERE a IS NOT NULL", "WHERE x > ABS(y) OR `b c` ILIKE 'x%'"),
        Arbitraries.of(
            "SEGMENT BY country",
            "SEGMENT BY country, UPPER(\"x y\") TOP 20",
            "SEGMENT BY CAST(ts AS DATE) MAX 50 SEGMENTS",
            "SEGMENT BY a MAX 1000 SEGMENTS"),
        window(),
        Arbitraries.of(
            "SEVERITY INFO",
            "SEVERITY CRITICAL WHEN NULL_RATIO(a) > 0.5, ERROR WHEN ROW_COUNT() > 10 AND MAX(b) > 2, WARN",
            "SEVERITY WARN WHEN ROW_COUNT() < AVG(ROW_COUNT()) OVER LAST 10 RUNS",
            "SEVERITY WARN WHEN CASE WHEN ROW_COUNT() > 1 THEN TRUE END"),
        Arbitraries.of("FOR 2 OF 3 WINDOWS", "FOR 1 OF 1 WINDOWS"),
        Arbitraries.of("ON EMPTY PASS", "ON EMPTY FAIL", "ON EMPTY SKIP", "ON EMPTY UNKNOWN"));
  }

  private static Arbitrary<String> window() {
    var time =
        Arbitraries.of(
            "",
            " ON PROCESSING TIME",
            " ON EVENT TIME ts",
            " ON EVENT TIME \"order\".x ALLOWED LATENESS INTERVAL '90' SECOND");
    var form =
        Arbitraries.oneOf(
            Arbitraries.of(
                "TUMBLE(INTERVAL '1:30' HOUR TO MINUTE)",
                "HOP(INTERVAL '1' HOUR, INTERVAL '5' MINUTE)",
                "CUMULATE(INTERVAL '5' MINUTE, INTERVAL '1' DAY)"),
            interval().map(size -> "TUMBLE(" + size + ")"),
            interval().map(gap -> "SESSION(" + gap + ")"),
            interval().map(size -> "HOP(" + size + ", " + size + ")"));
    return Arbitraries.oneOf(
        Arbitraries.of("OVER RUN", "OVER BATCH", "OVER LAST 7 RUNS"),
        Combinators.combine(form, time).as((size, by) -> "OVER " + size + by));
  }

  private static Arbitrary<String> eachRow() {
    return Arbitraries.of(
        "EXPECT EACH ROW (a > 0 OR b)",
        "EXPECT EACH ROW (a LIKE 'x%') MOSTLY 0.999",
        "EXPECT EACH ROW (JSON_VALUE(a, '$.b') > 5) STRICT",
        "EXPECT EACH ROW (a > ts - INTERVAL '1' DAY) STRICT MOSTLY 0.5");
  }

  private static Arbitrary<String> metrics() {
    return Arbitraries.of(
        "EXPECT (MIN(a) >= 0 AND ROW_COUNT() > 1)",
        "EXPECT (COUNT(DISTINCT a, b) = COUNT(*) OR NOT SUM(a * b) IS NULL)",
        "EXPECT (ROW_COUNT() > 0.8 * AVG(ROW_COUNT()) OVER LAST 10 RUNS)",
        "EXPECT (QUANTILE(a, 0.50) BETWEEN LAST(QUANTILE(a, 0.5), 7) AND 9)",
        "EXPECT (MATCH_RATIO(a, '^\\d+$') > 0.9 AND FRESHNESS(ts) < INTERVAL '3' HOUR)");
  }

  private static Arbitrary<String> body() {
    var actions =
        Arbitraries.of(
            "ON VIOLATION DROP ROW, ALERT",
            "ON VIOLATION QUARANTINE",
            "ON VIOLATION QUARANTINE TO a.\"b c\" SAMPLE 100 MASK (iban, \"x y\"), TAG");
    var judgesRows =
        clauses(overRows()).flatMap(over -> eachRow().map(expect -> over + " " + expect));
    var judgesMetrics =
        clauses(overRows()).flatMap(over -> metrics().map(expect -> expect + " " + over));
    var looksBack =
        clauses(
                List.of(
                    Arbitraries.of("BASELINE SINCE TIMESTAMP '2026-01-01 00:00:00'"),
                    Arbitraries.of("EXCLUDE RUNS ('a')", "EXCLUDE RUNS ('a', 'b''c', 'a')")))
            .map(history -> " EXPECT (ROW_COUNT() > 0.8 * PREVIOUS(ROW_COUNT())) " + history);
    var ofRows =
        Combinators.combine(judgesRows, clauses(withoutActions()), actions)
            .as((rule, any, then) -> " " + then + " " + rule + " " + any);
    var others =
        Arbitraries.oneOf(judgesMetrics, looksBack, arrival(), other())
            .flatMap(rule -> clauses(anyRule()).map(any -> " " + rule + " " + any));
    return Arbitraries.oneOf(ofRows, others);
  }

  private static List<Arbitrary<String>> withoutActions() {
    return anyRule().subList(0, 5);
  }

  private static Arbitrary<String> arrival() {
    var calendar =
        Arbitraries.of(
            "", " ON CALENDAR business_days", " ON CALENDAR 'DE-BY'", " ON CALENDAR \"In\"");
    var byClock =
        Combinators.combine(
                Arbitraries.of(
                    " EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Paris'",
                    " EXPECT ARRIVAL BY TIME '23:59:59' TIME ZONE '+02:00'",
                    " EXPECT ARRIVAL BY TIME '00:00:00.5' TIME ZONE 'UTC'",
                    " EXPECT ARRIVAL BY CRON '0  8 * * MON-FRI' TIME ZONE 'Asia/Tokyo'",
                    " EXPECT ARRIVAL BY CRON '*/5 0-12 1,15 * *' TIME ZONE 'UTC'",
                    " EXPECT ARRIVAL LEARNED",
                    " EXPECT ARRIVAL LEARNED TIME ZONE 'America/New_York'"),
                calendar)
            .as(String::concat);
    var within =
        interval()
            .flatMap(
                size ->
                    Arbitraries.of("raw.orders", "'s3://a/b'", "raw.\"order\"")
                        .map(up -> " EXPECT ARRIVAL WITHIN " + size + " OF UPSTREAM " + up));
    return Combinators.combine(
            Arbitraries.oneOf(
                interval().map(every -> " EXPECT ARRIVAL EVERY " + every), byClock, within),
            Arbitraries.oneOf(Arbitraries.just(""), interval().map(grace -> " GRACE " + grace)))
        .as(String::concat);
  }

  private static Arbitrary<String> other() {
    return Arbitraries.of(
        " EXPECT SCHEMA NO RENAME NO DROP",
        " EXPECT NORMAL ROW_COUNT() DIRECTION SPIKE",
        " EXPECT NORMAL ROW_COUNT() SNAPSHOT TIME ZONE 'Europe/Berlin' ON CALENDAR DE",
        " EXPECT NORMAL BYTES() USING change(-0.25, increase = 3) DIRECTION DROP",
        " EXPECT NORMAL NULL_RATIO(x) USING auto ON CALENDAR 'business days'",
        " EXPECT NORMAL ROW_COUNT() BASELINE SINCE TIMESTAMP '2026-01-01 00:00:00'",
        " OVER BATCH EXPECT NORMAL ROW_COUNT()",
        " WHERE a > 1 SEGMENT BY b TOP 3 OVER CUMULATE(INTERVAL '1' HOUR, INTERVAL '1' DAY)"
            + " ON EVENT TIME at EXPECT NORMAL COUNT(DISTINCT a, b) DIRECTION DROP ON EMPTY SKIP",
        " EXPECT NORMAL QUANTILE(a + 1, 0.9)",
        " EXPECT NORMAL ROW_COUNT() DIRECTION BOTH");
  }

  private static Arbitrary<String> interval() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 999),
            Arbitraries.of("SECOND", "MINUTE", "HOUR", "DAY"))
        .as((count, unit) -> "INTERVAL '" + count + "' " + unit);
  }
}

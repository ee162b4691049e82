package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

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
    var clauses =
        Combinators.combine(
                Arbitraries.of("", " SEVERITY INFO", " SEVERITY CRITICAL"),
                Arbitraries.of("", " MODE SHADOW", " MODE ENFORCED"),
                Arbitraries.of("", " OWNER 'a''b'", " NOTIFY 'ü'", " COMMENT 'x\ny'"),
                Arbitraries.of("", " ON VIOLATION TAG, ALERT", " ON VIOLATION BLOCK DOWNSTREAM"))
            .as((a, b, c, d) -> c + b + d + a);
    return Combinators.combine(head, name, target, body(), clauses)
        .as((a, b, c, d, e) -> a + b + " ON " + c + d + e);
  }

  private static Arbitrary<String> body() {
    var window =
        Arbitraries.oneOf(
            Arbitraries.of("", " OVER RUN", " OVER TUMBLE(INTERVAL '1:30' HOUR TO MINUTE)"),
            interval().map(size -> " OVER TUMBLE(" + size + ")"));
    var overRows =
        Combinators.combine(
                Arbitraries.of("", " WHERE a IS NOT NULL", " WHERE x > ABS(y)"),
                window,
                Arbitraries.of(
                    " EXPECT EACH ROW (a > 0 OR b)",
                    " EXPECT EACH ROW (a LIKE 'x%') MOSTLY 0.999",
                    " EXPECT (MIN(a) >= 0 AND ROW_COUNT() > 1)"))
            .as((where, over, expect) -> where + over + expect);
    var arrival =
        Combinators.combine(
                Arbitraries.oneOf(
                    interval().map(every -> " EXPECT ARRIVAL EVERY " + every),
                    Arbitraries.of(
                        " EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Paris'",
                        " EXPECT ARRIVAL BY TIME '23:59:59' TIME ZONE '+02:00'",
                        " EXPECT ARRIVAL BY TIME '00:00:00.5' TIME ZONE 'UTC'")),
                Arbitraries.oneOf(Arbitraries.just(""), interval().map(grace -> " GRACE " + grace)))
            .as(String::concat);
    var other =
        Arbitraries.of(
            " EXPECT SCHEMA NO RENAME NO DROP",
            " EXPECT NORMAL ROW_COUNT() DIRECTION SPIKE",
            " EXPECT NORMAL ROW_COUNT() DIRECTION BOTH");
    return Arbitraries.oneOf(overRows, arrival, other);
  }

  private static Arbitrary<String> interval() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 999),
            Arbitraries.of("SECOND", "MINUTE", "HOUR", "DAY"))
        .as((count, unit) -> "INTERVAL '" + count + "' " + unit);
  }
}

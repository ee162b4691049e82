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

class PolicyRoundTripTest {
  @Property(tries = 1000)
  void readingWhatIsPrintedGivesAnEqualPolicy(@ForAll("policies") String text) {
    var first = (CreatePolicy) Statements.parse(text).orThrow().get(0);
    var printed = first.sql();
    var second = (CreatePolicy) Statements.parse(printed).orThrow().get(0);

    assertThat(second.policy()).as(printed).isEqualTo(first.policy());
    assertThat(second.sql()).isEqualTo(printed);
    assertThat(second.orReplace()).isEqualTo(first.orReplace());
    assertThat(second.ifNotExists()).isEqualTo(first.ifNotExists());
  }

  @Property(tries = 200)
  void readingWhatIsPrintedGivesAnEqualTargetOrHold(@ForAll("others") String text) {
    var printed = Statements.parse(text).orThrow().get(0).sql();

    assertThat(Statements.parse(printed).orThrow().get(0).sql()).isEqualTo(printed);
  }

  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.oneOf(
        policy("POLICY", "'s3://b/it''s'", scheduling()),
        policy("RETENTION POLICY", "LIKE 'raw\\_%'", retention()),
        policy("ACCESS POLICY", "TAG 'pi''i'", access()));
  }

  @Provide
  Arbitrary<String> others() {
    var target =
        Combinators.combine(
                Arbitraries.of("CREATE TARGET ", "CREATE OR REPLACE TARGET "),
                Arbitraries.of("t", "\"order\"", "\"a \"\"b\""),
                Arbitraries.of(
                    " TYPE kafka WITH ('bootstrap' = 'b:9092, c:9092')",
                    " TYPE JDBC WITH (url = 'jdbc:postgresql://h/d', 'Password' = 'env:P')",
                    " TYPE s3 WITH ('bucket' = 'it''s', 'secret-key' = 'file:/run/k y')",
                    " TYPE flink WITH ('url' = 'http://h:8081', timeout = 30)"))
            .as((head, name, body) -> head + name + body);
    var hold =
        Combinators.combine(
                Arbitraries.of("d", "a.\"b c\"", "LIKE 'x%'", "'s3://b/x'"),
                Arbitraries.of("'17'", "'it''s'"),
                Arbitraries.of("", " REASON 'a''b'"))
            .as((on, name, why) -> "HOLD DATASET " + on + " FOR CASE " + name + why);
    return Arbitraries.oneOf(target, hold);
  }

  private static Arbitrary<String> policy(String kind, String on, Arbitrary<List<String>> clauses) {
    return Combinators.combine(
            Arbitraries.of("CREATE ", "CREATE OR REPLACE ", "CREATE "),
            Arbitraries.of(" p", " \"order\"", " IF NOT EXISTS \"a \"\"b\""),
            Arbitraries.of("d", "dwh.\"order\"", on),
            clauses.flatMap(Arbitraries::shuffle))
        .as((head, name, target, all) -> head + kind + name + " ON " + target + " " + join(all))
        .filter(text -> !text.contains("REPLACE") || !text.contains("NOT EXISTS"));
  }

  private static String join(List<String> clauses) {
    return String.join(" ", clauses);
  }

  private static Arbitrary<List<String>> scheduling() {
    return clauses(
        List.of(
            Arbitraries.of(
                "WHEN INCIDENT",
                "WHEN INCIDENT SEVERITY CRITICAL",
                "WHEN INCIDENT KIND rows SEVERITY warn",
                "WHEN INCIDENT KIND schema",
                "WHEN COMPLETE AND PASSING",
                "WHEN LATE"),
            Arbitraries.of("THEN PAUSE", "THEN TRIGGER", "THEN CLEAR", "THEN stop", "THEN RELEASE"),
            Arbitraries.of("VIA air", "VIA \"order\"", "VIA 'a b'"),
            Arbitraries.of("", "DOWNSTREAM DEPTH 10"),
            Arbitraries.of("", "FOR INTERVAL '1.5' SECOND", "FOR INTERVAL '30' DAY"),
            Arbitraries.of("", "ON ENGINE DOWN hold", "ON ENGINE DOWN PROCEED")));
  }

  private static Arbitrary<List<String>> retention() {
    return clauses(
        List.of(
            Arbitraries.of("KEEP INTERVAL '90' DAY", "KEEP INTERVAL '1:30' HOUR TO MINUTE"),
            Arbitraries.of(
                "BY SNAPSHOT",
                "BY EVENT TIME",
                "BY PARTITION VALUE",
                "BY PARTITION VALUE TIME ZONE 'Asia/Kolkata'"),
            Arbitraries.of("THEN ARCHIVE", "THEN QUARANTINE", "THEN delete"),
            Arbitraries.of("VIA lake"),
            Arbitraries.of("", "MIN VERSIONS 3"),
            Arbitraries.of("", "GRACE INTERVAL '36' HOUR"),
            Arbitraries.of("", "MAX DELETE FRACTION 1", "MAX DELETE FRACTION 0.0003")));
  }

  private static Arbitrary<List<String>> access() {
    return clauses(
        List.of(
            Arbitraries.of(
                "WHEN FIRST ACCESS",
                "WHEN OFF HOURS",
                "WHEN OFF HOURS OUTSIDE '07:30:15' AND '20:00' TIME ZONE 'Europe/Paris'",
                "WHEN VOLUME ABOVE NORMAL",
                "WHEN DENIED BURST",
                "WHEN DENIED BURST OF 20 WITHIN INTERVAL '1' HOUR",
                "WHEN POLICY WOULD DENY",
                "WHEN NO GRANT USED FOR INTERVAL '90' DAY"),
            Arbitraries.of(
                "THEN REVIEW", "THEN notify", "THEN REVOKE", "THEN DENY UNTIL INTERVAL '1' DAY"),
            Arbitraries.of("VIA ranger", "VIA hook")));
  }

  private static Arbitrary<List<String>> clauses(List<Arbitrary<String>> own) {
    var all = new ArrayList<>(own);
    all.add(Arbitraries.of("", "APPROVAL REQUIRED"));
    all.add(Arbitraries.of("", "DRY RUN", "ENFORCED"));
    return Combinators.combine(all).as(List::copyOf);
  }
}

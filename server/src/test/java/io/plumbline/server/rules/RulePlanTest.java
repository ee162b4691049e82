package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.server.FixedLineageReader;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.rules.RuleChange.Status;
import io.plumbline.server.rules.Statement.AlterRule;
import io.plumbline.server.rules.Statement.Create;
import io.plumbline.server.rules.Statement.Drop;
import io.plumbline.server.rules.Statement.RollBackRule;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RulePlanTest {

  private static final Principal ANN = new Principal("ann", "acme");

  @Test
  void laterStatementSeesWhatAnEarlierOneDid() {
    var changes =
        plan(
            Map.of(),
            create("a", "CREATE RULE a 1"),
            new Drop(StatementKind.RULE, "a", false),
            create("a", "CREATE RULE a 2"));

    assertThat(changes).extracting(RuleChange::version).containsExactly(1, 2, 3);
    assertThat(changes)
        .extracting(RuleChange::status)
        .containsExactly(Status.CREATED, Status.DROPPED, Status.CREATED);
    assertThat(changes.get(1).text().dropped()).isTrue();
    assertThat(changes.get(1).text().text()).isEqualTo("CREATE RULE a 1");
    assertThat(changes.get(0).text().tenant()).isEqualTo("acme");
  }

  @Test
  void sameTextAgainIsNoNewVersion() {
    var changes = plan(Map.of("a", rule("a", 4, false)), create("a", " text \n"));

    assertThat(changes.get(0)).isEqualTo(new RuleChange("a", 4, Status.UNCHANGED, null));
  }

  @Test
  void droppedRuleOfTheSameTextComesBackAsANewVersion() {
    var changes = plan(Map.of("a", rule("a", 4, true)), create("a", "text"));

    assertThat(changes.get(0).status()).isEqualTo(Status.CREATED);
    assertThat(changes.get(0).version()).isEqualTo(5);
  }

  @Test
  void ifNotExistsKeepsWhatIsThere() {
    var statement = new Create(StatementKind.RULE, "a", false, true, "other");

    assertThat(plan(Map.of("a", rule("a", 4, false)), statement).get(0).status())
        .isEqualTo(Status.UNCHANGED);
  }

  @Test
  void calendarIsKeptApartFromARuleOfTheSameName() {
    var changes =
        plan(
            Map.of("a", rule("a", 4, false)),
            new Create(
                StatementKind.CALENDAR, "a", false, false, "CREATE CALENDAR a CLOSED ON (SUNDAY)"),
            new Create(
                StatementKind.CALENDAR, "a", true, false, "CREATE CALENDAR a CLOSED ON (MONDAY)"),
            new Drop(StatementKind.CALENDAR, "a", false));

    assertThat(changes).extracting(RuleChange::name).containsOnly("a");
    assertThat(changes).extracting(change -> change.text().name()).containsOnly("calendar:a");
    assertThat(changes)
        .extracting(RuleChange::status)
        .containsExactly(Status.CREATED, Status.REPLACED, Status.DROPPED);
  }

  @Test
  void calendarThatARuleNamesIsNotDropped() {
    var calendar =
        new Create(
            StatementKind.CALENDAR, "c", false, false, "CREATE CALENDAR c CLOSED ON (SUNDAY)");
    var rule =
        create(
            "r", "CREATE RULE r ON d EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'UTC' ON CALENDAR c");

    assertThatThrownBy(
            () -> plan(Map.of(), calendar, rule, new Drop(StatementKind.CALENDAR, "c", false)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.members().get("problems").toString())
                    .contains("calendar 'c' is named by 1 rules, such as 'r'"));
  }

  private static final Create FLINK =
      new Create(
          StatementKind.TARGET,
          "f",
          false,
          false,
          "CREATE TARGET f TYPE flink WITH ('url' = 'http://jobs:8081')");
  private static final Create STOP =
      new Create(
          StatementKind.POLICY,
          "p",
          false,
          false,
          "CREATE POLICY p ON d WHEN LATE THEN STOP VIA f");

  @Test
  void targetThatAPolicyNamesIsNotDroppedBeforeThePolicy() {
    var drop = new Drop(StatementKind.TARGET, "f", false);

    assertThatThrownBy(() -> plan(Map.of(), FLINK, STOP, drop))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.members().get("problems").toString())
                    .contains("target 'f' is named by 1 policies, such as 'p'"));
    assertThat(plan(Map.of(), FLINK, STOP, new Drop(StatementKind.POLICY, "p", false), drop))
        .extracting(RuleChange::status)
        .containsExactly(Status.CREATED, Status.CREATED, Status.DROPPED, Status.DROPPED);
  }

  @Test
  void targetStaysAbleToDoWhatPoliciesAskOfIt() {
    var kafka =
        new Create(
            StatementKind.TARGET,
            "f",
            true,
            false,
            "CREATE TARGET f TYPE kafka WITH ('bootstrap' = 'b:9092')");

    assertThatThrownBy(() -> plan(Map.of(), FLINK, STOP, kafka))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.members().get("problems").toString())
                    .contains("policy 'p' asks target 'f' to STOP, which type kafka cannot"));
    assertThat(plan(Map.of(), FLINK, kafka).get(1).status()).isEqualTo(Status.REPLACED);
  }

  @Test
  void datasetIsHeldForEachCaseUntilThatCaseReleasesIt() {
    var first = new Create(StatementKind.HOLD, "d FOR CASE 'a'", true, false, "HOLD d a");
    var second = new Create(StatementKind.HOLD, "d FOR CASE 'b'", true, false, "HOLD d b");
    var release = new Drop(StatementKind.HOLD, "d FOR CASE 'a'", false);
    var changes = plan(Map.of(), first, first, second, release);

    assertThat(changes)
        .extracting(RuleChange::status)
        .containsExactly(Status.CREATED, Status.UNCHANGED, Status.CREATED, Status.DROPPED);
    assertThat(changes.get(2).text().name()).isEqualTo("hold:d FOR CASE 'b'");
    assertThatThrownBy(() -> plan(Map.of(), first, release, release))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void whatIsKeptBesideRulesIsNoRuleToDropOrAlter() {
    var hold = new Create(StatementKind.HOLD, "d FOR CASE 'a'", true, false, "HOLD d a");
    var kept = "hold:d FOR CASE 'a'";

    for (var statement :
        List.of(
            new Drop(StatementKind.RULE, kept, false),
            new AlterRule(kept, "ALTER RULE x RENAME TO y"),
            new RollBackRule(kept, 1))) {
      assertThatThrownBy(() -> plan(Map.of(), hold, statement))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
    }
  }

  @Test
  void everyTakenNameIsToldAtOnce() {
    var rules = Map.of("a", rule("a", 1, false), "b", rule("b", 1, false));

    assertThatThrownBy(() -> plan(rules, create("a", "x"), create("b", "y"), create("c", "z")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status()).isEqualTo(409);
              assertThat(e.members().get("problems"))
                  .asInstanceOf(InstanceOfAssertFactories.LIST)
                  .hasSize(2);
            });
  }

  @Test
  void missingRuleIsAProblemUnlessTheStatementAllowsIt() {
    assertThat(plan(Map.of(), new Drop(StatementKind.RULE, "a", true)).get(0).status())
        .isEqualTo(Status.ABSENT);
    assertThatThrownBy(
            () -> plan(Map.of("a", rule("a", 2, true)), new Drop(StatementKind.RULE, "a", false)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  private static final String LOADS = "CREATE RULE a ON d EXPECT NORMAL ROW_COUNT()";

  @Test
  void alteredRuleIsANewVersionOfItsText() {
    var rules = Map.of("a", kept("a", 4, LOADS));
    var changes =
        plan(
            rules,
            new AlterRule("a", "ALTER RULE a SET (severity = WARN)"),
            new AlterRule("a", "ALTER RULE a SET (severity = WARN)"),
            new AlterRule("a", "ALTER RULE a MUTE FOR INTERVAL '1' HOUR"));

    assertThat(changes)
        .extracting(RuleChange::status)
        .containsExactly(Status.ALTERED, Status.UNCHANGED, Status.ALTERED);
    assertThat(changes.get(0).text().text())
        .isEqualTo("CREATE RULE a\n  ON d\n  EXPECT NORMAL ROW_COUNT()\n  SEVERITY WARN");
    assertThat(changes.get(2).text().version()).isEqualTo(6);
    assertThat(changes.get(2).text().text()).contains("SEVERITY WARN", "MUTE UNTIL TIMESTAMP");
  }

  @Test
  void renamedRuleIsDroppedAndCreatedAnew() {
    var rules = Map.of("a", kept("a", 4, LOADS), "b", rule("b", 1, true));
    var changes = plan(rules, new AlterRule("a", "ALTER RULE a RENAME TO b"));

    assertThat(changes).extracting(RuleChange::name).containsExactly("a", "b");
    assertThat(changes)
        .extracting(RuleChange::status)
        .containsExactly(Status.DROPPED, Status.CREATED);
    assertThat(changes.get(1).version()).isEqualTo(2);
    assertThat(changes.get(1).text().text()).startsWith("CREATE RULE b");
    var taken = Map.of("a", kept("a", 4, LOADS), "b", rule("b", 1, false));
    assertThat(status(taken, new AlterRule("a", "ALTER RULE a RENAME TO b"))).isEqualTo(409);
  }

  @Test
  void rolledBackRuleHasTheTextThatItHad() {
    var rules = Map.of("a", kept("a", 4, LOADS + " SEVERITY INFO"));
    var changes = plan(rules, new RollBackRule("a", 1));

    assertThat(changes.get(0).version()).isEqualTo(5);
    assertThat(changes.get(0).status()).isEqualTo(Status.ALTERED);
    assertThat(changes.get(0).text().text()).isEqualTo(LOADS);
    assertThat(status(rules, new RollBackRule("a", 3))).isEqualTo(404);
  }

  @Test
  void changeThatCannotBeIsRefused() {
    var rules = Map.of("a", kept("a", 1, "CREATE RULE a ON d EXPECT (ROW_COUNT() > 0)"));

    assertThat(status(rules, new AlterRule("a", "ALTER RULE a RESET BASELINE"))).isEqualTo(422);
    assertThat(status(rules, new AlterRule("b", "ALTER RULE b RESET BASELINE"))).isEqualTo(404);
    assertThat(status(rules, new RollBackRule("b", 1))).isEqualTo(404);
  }

  private static int status(Map<String, RuleText> rules, Statement statement) {
    return catchThrowableOfType(ProblemException.class, () -> plan(rules, statement)).status();
  }

  private static List<RuleChange> plan(Map<String, RuleText> rules, Statement... statements) {
    return RulePlan.of(
        List.of(statements),
        new SqlStatements(new FixedLineageReader()),
        name -> List.of(kept(name, 1, LOADS)),
        rules,
        ANN,
        9);
  }

  private static RuleText kept(String name, int version, String text) {
    return new RuleText("acme", name, version, text, false, "ann", 1);
  }

  private static Create create(String name, String sql) {
    return new Create(StatementKind.RULE, name, false, false, sql);
  }

  private static RuleText rule(String name, int version, boolean dropped) {
    return new RuleText("acme", name, version, "text", dropped, "ann", 1);
  }
}

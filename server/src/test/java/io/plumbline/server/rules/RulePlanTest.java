package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.RuleText;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.rules.RuleChange.Status;
import io.plumbline.server.rules.Statement.CreateRule;
import io.plumbline.server.rules.Statement.DropRule;
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
            new DropRule("a", false),
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
    var statement = new CreateRule("a", false, true, "other");

    assertThat(plan(Map.of("a", rule("a", 4, false)), statement).get(0).status())
        .isEqualTo(Status.UNCHANGED);
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
    assertThat(plan(Map.of(), new DropRule("a", true)).get(0).status()).isEqualTo(Status.ABSENT);
    assertThatThrownBy(() -> plan(Map.of("a", rule("a", 2, true)), new DropRule("a", false)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  private static List<RuleChange> plan(Map<String, RuleText> rules, Statement... statements) {
    return RulePlan.of(List.of(statements), rules, ANN, 9);
  }

  private static CreateRule create(String name, String sql) {
    return new CreateRule(name, false, false, sql);
  }

  private static RuleText rule(String name, int version, boolean dropped) {
    return new RuleText("acme", name, version, "text", dropped, "ann", 1);
  }
}

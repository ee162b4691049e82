package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.RuleText;
import io.plumbline.rules.RuleRejectedException;
import org.junit.jupiter.api.Test;

class SqlRuleCompilerTest {
  private static RuleText text(String name, String sql) {
    return new RuleText("acme", name, 7, sql, false, "ann", 0);
  }

  @Test
  void ruleHasTheIdentityOfItsText() {
    var rule =
        new SqlRuleCompiler().compile(text("r", "CREATE RULE r ON d EXPECT NORMAL ROW_COUNT()"));

    assertThat(rule.tenant()).isEqualTo("acme");
    assertThat(rule.name()).isEqualTo("r");
    assertThat(rule.version()).isEqualTo(7);
  }

  @Test
  void equalTextsGiveEqualRules() {
    var one = text("r", "CREATE RULE r ON d WHERE a>1 EXPECT EACH ROW (b IN (1,2)) MOSTLY 0.9");
    var other =
        text(
            "r", "create rule r on d\n  where (a > 1)\n  expect each row (b in (1, 2)) mostly 0.9");

    assertThat(new SqlRuleCompiler().compile(one)).isEqualTo(new SqlRuleCompiler().compile(other));
  }

  @Test
  void textWithProblemsIsRejectedWithAllOfThem() {
    assertThatThrownBy(
            () ->
                new SqlRuleCompiler()
                    .compile(text("r", "CREATE RULE r ON d EXPECT (MINN(a) > 1) SEVERITY BAD")))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage(
            "line 1, column 28: unknown function MINN; did you mean 'MIN'?\n"
                + "line 1, column 50: unknown SEVERITY 'BAD'; it is one of INFO, WARN, ERROR, CRITICAL");
  }

  @Test
  void textOfAnotherRuleIsRejected() {
    assertThatThrownBy(
            () ->
                new SqlRuleCompiler()
                    .compile(text("r", "CREATE RULE s ON d EXPECT NORMAL ROW_COUNT()")))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage("line 1, column 1: the text creates rule 's', not 'r'; use one name");
  }

  @Test
  void otherStatementsAreRejected() {
    assertThatThrownBy(() -> new SqlRuleCompiler().compile(text("r", "SHOW RULES")))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("the text of a rule is one CREATE RULE statement");
  }
}

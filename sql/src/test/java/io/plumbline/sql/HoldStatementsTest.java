package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.RuleText;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.LegalHold;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldStatementsTest {
  private static HoldDataset hold(String text) {
    return (HoldDataset) Statements.parse(text).orThrow().get(0);
  }

  @Test
  void holdIsReadAndPrintedAsItIsKept() {
    var text = "HOLD DATASET dwh.orders FOR CASE '2026-17' REASON 'Smith''s claim'";

    assertThat(hold(text).sql()).isEqualTo(text);
    assertThat(hold(text).reason()).isEqualTo("Smith's claim");
    assertThat(hold("hold dataset LIKE 'dwh.%' for case 'a'").sql())
        .isEqualTo("HOLD DATASET LIKE 'dwh.%' FOR CASE 'a'");
  }

  @Test
  void eachCaseHoldsADatasetByItself() {
    var first = hold("HOLD DATASET d FOR CASE 'a'");
    var second = hold("HOLD DATASET d FOR CASE 'b'");
    var released =
        (ReleaseDataset) Statements.parse("RELEASE DATASET d FROM CASE 'a'").orThrow().get(0);

    assertThat(first.name()).isNotEqualTo(second.name()).isEqualTo(released.name());
    assertThat(released.sql()).isEqualTo("RELEASE DATASET d FROM CASE 'a'");
    assertThat(hold("HOLD DATASET \"d FOR CASE 'a'\" FOR CASE 'b'").name())
        .isNotEqualTo(hold("HOLD DATASET d FOR CASE 'a'' FOR CASE ''b'").name());
  }

  @Test
  void compilerReadsAKeptHold() {
    var text =
        new RuleText(
            "acme", "hold:x", 1, "HOLD DATASET LIKE 'dwh.%' FOR CASE 'a'", false, "ann", 1_000);

    assertThat(new SqlRuleCompiler().hold(text))
        .isEqualTo(
            new LegalHold(
                "a", new LikeTarget("dwh.%", "LIKE 'dwh.%'"), "ann", Instant.ofEpochMilli(1_000)));
  }

  @Test
  void holdsAreShown() {
    assertThat(Statements.parse("SHOW HOLDS ON d LIKE '%17%'").orThrow().get(0).sql())
        .isEqualTo("SHOW HOLDS ON d LIKE '%17%'");
  }
}

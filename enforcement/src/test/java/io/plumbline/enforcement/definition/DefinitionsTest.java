package io.plumbline.enforcement.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.LegalHold;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private final Definitions definitions = new Definitions(new CaseCompiler());

  @Test
  void holdIsInForceUntilItIsDropped() {
    definitions.apply(hold("acme", "17", "17", false));
    definitions.apply(hold("acme", "18", "18", false));
    definitions.apply(hold("acme", "17", "17", true));

    assertThat(definitions.holds("acme")).extracting(LegalHold::caseId).containsExactly("18");
    assertThat(definitions.holds("globex")).isEmpty();
  }

  @Test
  void holdThatCannotBeReadIsNoHoldThatIsNotThere() {
    definitions.apply(hold("acme", "17", "unreadable", false));

    assertThatThrownBy(() -> definitions.holds("acme"))
        .isInstanceOf(UnreadableDefinitionException.class)
        .hasMessageContaining("HOLD 17")
        .hasMessageContaining("write it anew or drop it");
    assertThat(definitions.holds("globex")).isEmpty();

    definitions.apply(hold("acme", "17", "17", false));
    assertThat(definitions.holds("acme")).hasSize(1);
  }

  @Test
  void policyThatCannotBeReadMightKeepAnything() {
    definitions.apply(
        new RuleText("acme", StatementKind.POLICY.kept("month"), 1, "?", false, "ann", 1));

    assertThat(definitions.tenantsWithRetention()).isEmpty();
    assertThatThrownBy(() -> definitions.retentionPolicies("acme"))
        .isInstanceOf(UnreadableDefinitionException.class);
  }

  private static RuleText hold(String tenant, String name, String text, boolean dropped) {
    return new RuleText(tenant, StatementKind.HOLD.kept(name), 1, text, dropped, "ann", 1);
  }

  /** A fake: a hold's text is its case. */
  private static final class CaseCompiler implements RuleCompiler {
    @Override
    public Rule compile(RuleText text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Policy policy(RuleText text) {
      throw new RuleRejectedException(List.of(new Problem(1, 1, "of a later release", "")));
    }

    @Override
    public LegalHold hold(RuleText text) {
      if (text.text().equals("unreadable")) {
        throw new RuleRejectedException(List.of(new Problem(1, 1, "of a later release", "")));
      }
      return new LegalHold(text.text(), new LikeTarget("%", "LIKE '%'"), text.by(), Instant.EPOCH);
    }
  }
}

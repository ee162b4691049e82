package io.plumbline.jobs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetTags;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivePoliciesTest {
  private static final DatasetId MART = new DatasetId("acme", "pg", "mart");
  private final ActiveRules active = new ActiveRules(new SqlRuleCompiler());

  @Test
  void policyAboutATagIsAboutDatasetsThatCarryIt() {
    active.put(policy("ON TAG 'pii'"));
    assertThat(names(MART, null)).isEmpty();

    active.put(tags(1, false, "hr", "pii"));
    assertThat(names(MART, null)).containsExactly("watch");
    assertThat(names(MART, "[finance]")).containsExactly("watch");
    assertThat(names(new DatasetId("acme", "pg", "other"), null)).isEmpty();

    active.put(tags(2, true, "pii"));
    assertThat(names(MART, null)).isEmpty();
    assertThat(names(MART, "[PII]")).containsExactly("watch");
  }

  @Test
  void anotherTenantsTagIsNoneOfOurs() {
    active.put(policy("ON TAG 'pii'"));
    active.put(tags(1, false, "pii"));

    assertThat(names(new DatasetId("globex", "pg", "mart"), null)).isEmpty();
  }

  private List<String> names(DatasetId dataset, String tags) {
    return active.accessPolicies(dataset, tags).stream().map(AccessPolicy::name).toList();
  }

  private static RuleText policy(String on) {
    return new RuleText(
        "acme",
        StatementKind.POLICY.kept("watch"),
        1,
        "CREATE ACCESS POLICY watch " + on + " WHEN FIRST ACCESS THEN REVIEW VIA reviewers",
        false,
        "ann",
        1);
  }

  private static RuleText tags(int version, boolean dropped, String... tags) {
    var origins = new HashMap<String, String>();
    for (var tag : tags) {
      origins.put(tag, "pg/customers");
    }
    return new RuleText(
        "acme",
        StatementKind.TAGS.kept("x"),
        version,
        Json.write(new DatasetTags(MART, origins)),
        dropped,
        "engine",
        1);
  }
}

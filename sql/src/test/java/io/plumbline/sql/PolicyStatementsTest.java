package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.DecisionAction;
import io.plumbline.model.FindingKind;
import io.plumbline.model.RuleText;
import io.plumbline.model.Severity;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.rules.decision.Occasion;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyStatementsTest {
  private static final NamedTarget ORDERS = new NamedTarget("dwh.orders", "dwh.orders");

  private static Policy policy(String text) {
    return new SqlRuleCompiler().policy(new RuleText("acme", "policy:p", 3, text, false, "ann", 0));
  }

  private static String problems(String text, Map<String, EndpointType> targets) {
    return Statements.check(text, on -> List.of(), new KnownNames(List.of(), targets))
        .problems()
        .stream()
        .map(Problem::text)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void schedulingPolicyIsReadWithAllItsClauses() {
    var policy =
        policy(
            "CREATE POLICY p ON dwh.orders WHEN INCIDENT KIND volume SEVERITY error"
                + " THEN HOLD DOWNSTREAM DEPTH 2 VIA gate FOR INTERVAL '90' MINUTE"
                + " APPROVAL REQUIRED DRY RUN ON ENGINE DOWN HOLD");

    assertThat(policy)
        .isEqualTo(
            new Policy.Scheduling(
                new SchedulingPolicy(
                    "acme",
                    "p",
                    3,
                    ORDERS,
                    new Occasion.IncidentOpens(Severity.ERROR, FindingKind.VOLUME),
                    DecisionAction.HOLD,
                    2,
                    "gate",
                    Duration.ofMinutes(90),
                    true,
                    true,
                    false)));
  }

  @Test
  void whatASchedulingPolicyDoesNotSayIsFourHoursAtOnceAndForTheDatasetAlone() {
    var policy = policy("CREATE POLICY p ON dwh.orders WHEN LATE THEN PAUSE VIA air");

    assertThat(((Policy.Scheduling) policy).policy())
        .isEqualTo(
            new SchedulingPolicy(
                "acme",
                "p",
                3,
                ORDERS,
                new Occasion.Late(),
                DecisionAction.PAUSE,
                0,
                "air",
                Duration.ofHours(4),
                false,
                false,
                true));
  }

  @Test
  void retentionPolicyOnlyTellsUntilItIsEnforced() {
    var text =
        "CREATE RETENTION POLICY p ON dwh.orders VIA lake KEEP INTERVAL '90' DAY MIN VERSIONS 3"
            + " BY PARTITION VALUE TIME ZONE 'Europe/Paris' MAX DELETE FRACTION 0.05"
            + " THEN DELETE GRACE INTERVAL '3' DAY APPROVAL REQUIRED";

    assertThat(policy(text))
        .isEqualTo(
            new Policy.Retention(
                new RetentionPolicy(
                    "p",
                    3,
                    ORDERS,
                    Duration.ofDays(90),
                    3,
                    RetentionBasis.PARTITION_VALUE,
                    ZoneId.of("Europe/Paris"),
                    RetentionAction.DELETE,
                    Duration.ofDays(3),
                    0.05,
                    Long.MAX_VALUE,
                    0,
                    true,
                    "lake")));
    assertThat(policy(text + " ENFORCED").isDryRun()).isFalse();
  }

  @Test
  void accessPolicyIsReadWithItsTagAndItsHours() {
    var policy =
        policy(
            "CREATE ACCESS POLICY p ON TAG 'pii' WHEN OFF HOURS OUTSIDE '07:30' AND '20:00'"
                + " TIME ZONE 'Europe/Paris' THEN DENY UNTIL INTERVAL '1' DAY VIA r ENFORCED");

    assertThat(policy)
        .isEqualTo(
            new Policy.Access(
                new AccessPolicy(
                    "acme",
                    "p",
                    3,
                    null,
                    "pii",
                    new AccessOccasion.OffHours(
                        LocalTime.of(7, 30), LocalTime.of(20, 0), ZoneId.of("Europe/Paris")),
                    DecisionAction.DENY,
                    Duration.ofDays(1),
                    "r",
                    false,
                    false)));
  }

  @ParameterizedTest
  @CsvSource({"REVIEW,false", "NOTIFY,false", "REVOKE,true", "DENY FOR INTERVAL '1' DAY,true"})
  void whatTakesRightsAwayIsOnlyToldUntilItIsEnforced(String then, boolean isDryRun) {
    var text = "CREATE ACCESS POLICY p ON d WHEN FIRST ACCESS VIA hook THEN " + then;

    assertThat(policy(text).isDryRun()).isEqualTo(isDryRun);
    assertThat(policy(text + " ENFORCED").isDryRun()).isFalse();
    assertThat(policy(text + " DRY RUN").isDryRun()).isTrue();
  }

  @Test
  void policyMayNameATargetThatIsThereOrThatTheTextCreatedBefore() {
    var stop = "CREATE POLICY p ON d WHEN LATE THEN STOP VIA f";
    var target = "CREATE TARGET f TYPE flink WITH ('url' = 'http://jobs:8081')";

    assertThat(problems(stop, Map.of("f", EndpointType.FLINK))).isEmpty();
    assertThat(problems(target + ";" + stop, Map.of())).isEmpty();
    assertThat(problems(stop + ";" + target, Map.of()))
        .isEqualTo(
            "line 1, column 46: unknown target 'f';"
                + " create it before with CREATE TARGET f TYPE ..., or write VIA gate");
    assertThat(problems("DROP TARGET f;" + stop, Map.of("f", EndpointType.FLINK)))
        .contains("unknown target 'f'");
    assertThat(problems(stop + "link", Map.of("flnk", EndpointType.FLINK)))
        .isEqualTo("line 1, column 46: unknown target 'flink'; did you mean 'flnk'?");
  }

  @Test
  void policyCannotAskOfATargetWhatItsTypeCannotDo() {
    var hold = "CREATE POLICY p ON d WHEN LATE THEN HOLD VIA f";

    assertThat(problems(hold, Map.of("f", EndpointType.FLINK)))
        .isEqualTo(
            "line 1, column 37: target 'f' of type flink cannot HOLD; it can STOP;"
                + " targets that can are of type gate, airflow, dolphinscheduler, webhook");
  }

  @Test
  void explanationSaysWhenWhatForHowLongAndWhatEndsIt() {
    assertThat(
            PolicyExplanation.of(
                policy(
                    "CREATE POLICY p ON dwh.orders WHEN INCIDENT SEVERITY ERROR KIND VOLUME"
                        + " THEN HOLD DOWNSTREAM DEPTH 2 VIA gate")))
        .isEqualTo(
            """
            Policy p, version 3
              On:     dataset dwh.orders, and what is made of it in up to 2 steps
              When:   an incident about volume of severity ERROR or graver opens
              Then:   holds what reads it by target gate
              Ends:   when the incident is resolved, at the latest after 4 hour
              If the engine cannot be asked: readers go on
              Effect: it acts""");
    assertThat(
            PolicyExplanation.of(
                policy(
                    "CREATE RETENTION POLICY p ON LIKE 'raw.%' KEEP INTERVAL '90' DAY"
                        + " BY EVENT TIME THEN DELETE VIA lake APPROVAL REQUIRED")))
        .isEqualTo(
            """
            Retention policy p, version 3
              On:     every dataset LIKE 'raw.%'
              Keeps:  each part for 90 day after the latest event time in it
              Then:   quarantines it, and deletes it for good by target lake, once a person approves
              Grace:  7 day after it was first seen past its time, and 7 day more in quarantine
              Limit:  at most 10 % of a dataset at a time; what a case holds stays
              Effect: none; it only tells what it would do, until it is replaced by one ENFORCED""");
    assertThat(
            PolicyExplanation.of(
                policy(
                    "CREATE ACCESS POLICY p ON TAG 'pii' WHEN DENIED BURST"
                        + " THEN DENY FOR INTERVAL '1' DAY VIA r ENFORCED")))
        .isEqualTo(
            """
            Access policy p, version 3
              On:     all that is tagged 'pii'
              When:   a user is denied 10 times within 5 minute
              Then:   refuses the user for 1 day by target r
              Effect: it acts""");
  }

  @Test
  void compilerTakesNothingElseForAPolicyATargetOrAHold() {
    var text = new RuleText("acme", "policy:p", 1, "SHOW RULES", false, "ann", 0);
    var compiler = new SqlRuleCompiler();

    assertThatThrownBy(() -> compiler.policy(text))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("the text of a policy is one CREATE POLICY statement");
    assertThatThrownBy(() -> compiler.endpoint(text))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("the text of a target is one CREATE TARGET statement");
    assertThatThrownBy(() -> compiler.hold(text))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("the text of a hold is one HOLD DATASET statement");
  }

  @Test
  void policiesAreShownDescribedExplainedAndDropped() {
    var text =
        "SHOW POLICIES ON dwh.orders LIKE 'a%'; SHOW POLICIES; DESCRIBE POLICY \"order\";"
            + " EXPLAIN POLICY p; DROP POLICY IF EXISTS p; DROP POLICY p";
    assertThat(Statements.parse(text).orThrow().stream().map(Statement::sql))
        .containsExactly(
            "SHOW POLICIES ON dwh.orders LIKE 'a%'",
            "SHOW POLICIES",
            "DESCRIBE POLICY \"order\"",
            "EXPLAIN POLICY p",
            "DROP POLICY IF EXISTS p",
            "DROP POLICY p");
  }
}

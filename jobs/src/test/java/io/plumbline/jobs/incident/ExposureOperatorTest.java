package io.plumbline.jobs.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Alert;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentReader;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.RuleText;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposureOperatorTest {
  private static final DatasetId ORDERS =
      CanonicalNames.dataset("default", "postgres://db", "dwh.orders");
  private static final long NOON = 1_764_000_000_000L;
  private static final long SETTLE = 30_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, Alert, DatasetRead, Alert> operator;
  private final List<Alert> told = new ArrayList<>();
  private long clock = NOON;

  private static KeyedTwoInputStreamOperatorTestHarness<String, Alert, DatasetRead, Alert>
      operator() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new ExposureFunction(SETTLE)),
        alert -> alert.incident().first().dataset().key(),
        read -> read.dataset().key(),
        Types.STRING);
  }

  @BeforeEach
  void open() throws Exception {
    operator = operator();
    operator.setProcessingTime(clock);
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private static Alert opened(FindingKind kind) {
    var rule =
        new SqlRuleCompiler()
            .compile(
                new RuleText(
                    "default",
                    "few",
                    1,
                    kind == FindingKind.ARRIVAL
                        ? "CREATE RULE few ON dwh.orders EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'UTC'"
                        : "CREATE RULE few ON dwh.orders EXPECT (ROW_COUNT() > 5)",
                    false,
                    "test",
                    0));
    var finding =
        new FindingBuilder(rule, ORDERS, "", "run", NOON)
            .verdict(Verdict.FAIL, Severity.WARN, "too few");
    var incident =
        new Incident("i", "f", IncidentStatus.OPEN, NOON, NOON, null, 1, finding, false, null);
    return new Alert(
        Alert.idOf("i", Transition.OPENED), "default", Transition.OPENED, NOON, NOON, incident);
  }

  private void read(String user, boolean proven) throws Exception {
    operator.processElement2(new DatasetRead(ORDERS, user, NOON + 5, user, 1, proven), NOON + 5);
  }

  private void pass(Duration time) throws Exception {
    clock += time.toMillis();
    operator.setProcessingTime(clock);
    told.addAll(operator.extractOutputValues());
    operator.getOutput().clear();
  }

  private void restart() throws Exception {
    var snapshot = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.setProcessingTime(clock);
    operator.initializeState(snapshot);
    operator.open();
  }

  @Test
  void readThatCameBeforeTheAlertRaisesItAfterARestart() throws Exception {
    read("ann", true);
    restart();
    operator.processElement1(opened(FindingKind.METRIC), NOON);
    pass(Duration.ZERO);
    restart();
    pass(Duration.ofMillis(SETTLE));
    pass(Duration.ofHours(1));
    assertThat(told)
        .extracting(alert -> alert.incident().severity())
        .containsExactly(Severity.WARN, Severity.ERROR);
    assertThat(told.get(1).incident().exposure().readers())
        .containsExactly(new IncidentReader("ann", NOON + 5, true));
  }

  @Test
  void manyReadersAreToldTogether() throws Exception {
    operator.processElement1(opened(FindingKind.METRIC), NOON);
    for (int i = 0; i < 500; i++) {
      read("user" + i, true);
    }
    pass(Duration.ofMillis(SETTLE));
    pass(Duration.ofHours(1));
    assertThat(told).hasSize(2);
    assertThat(told.get(1).incident().exposure().others()).isEqualTo(480);
  }

  @Test
  void readsAreNotKeptForEver() throws Exception {
    read("ann", true);
    assertThat(operator.numKeyedStateEntries()).isPositive();
    pass(Duration.ofMinutes(15));
    operator.processElement1(opened(FindingKind.METRIC), NOON);
    pass(Duration.ofMinutes(15));
    assertThat(told).singleElement().extracting(alert -> alert.incident().exposure()).isNull();
  }

  @Test
  void dataThatAreLateCannotBeReadAndSoRaiseNothing() throws Exception {
    operator.processElement1(opened(FindingKind.ARRIVAL), NOON);
    read("ann", true);
    pass(Duration.ofHours(1));
    assertThat(told).singleElement().isEqualTo(opened(FindingKind.ARRIVAL));
  }

  @Test
  void readsOfAnotherTenantAreNone() throws Exception {
    operator.processElement1(opened(FindingKind.METRIC), NOON);
    var foreign = new DatasetId("globex", ORDERS.namespace(), ORDERS.name());
    operator.processElement2(new DatasetRead(foreign, "eve", NOON + 5, "e", 1, true), NOON);
    pass(Duration.ofHours(1));
    assertThat(told).hasSize(1);
  }
}

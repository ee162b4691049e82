package io.plumbline.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetReadTest {
  private static AccessEvent event(String user, long atMillis, String... datasets) {
    var named = List.of(datasets).stream().map(name -> new DatasetId("acme", "pg", name)).toList();
    return new AccessEvent(
        "e",
        "acme",
        "trino",
        atMillis,
        user,
        AccessAction.READ,
        "x",
        named,
        null,
        null,
        null,
        3,
        true,
        Map.of());
  }

  private static ReadFacts facts(String user, long atMillis, String... datasets) {
    return ReadFacts.of(event(user, atMillis, datasets));
  }

  @Test
  void factsAreReadFromTheJsonOfTheEvent() {
    var event = event("ann", 5, "orders");
    assertThat(Json.read(Json.writeBytes(event), ReadFacts.class)).isEqualTo(ReadFacts.of(event));
  }

  @Test
  void eventIsOneReadOfEachDatasetThatItNames() {
    assertThat(DatasetRead.of(facts("ann", 5, "orders", "customers"), 9))
        .extracting(read -> read.dataset().name() + " " + read.user() + " " + read.count())
        .containsExactly("orders ann 3", "customers ann 3");
    assertThat(DatasetRead.of(facts("ann", 5), 9)).isEmpty();
  }

  @Test
  void timeIsNeitherLaterThanTheBrokerTookItNorBefore1970() {
    assertThat(DatasetRead.of(facts("ann", 50, "orders"), 9).get(0).atMillis()).isEqualTo(9);
    assertThat(DatasetRead.of(facts("ann", 50, "orders"), -1).get(0).atMillis()).isEqualTo(50);
    assertThat(DatasetRead.of(facts("ann", -7, "orders"), 9).get(0).atMillis()).isZero();
  }

  @Test
  void longNameIsCut() {
    assertThat(DatasetRead.of(facts("x".repeat(4_000), 5, "orders"), 9).get(0).user())
        .hasSize(515)
        .endsWith("...");
  }
}

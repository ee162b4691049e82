package io.plumbline.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
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

  @Test
  void eventIsOneReadOfEachDatasetThatItNames() {
    assertThat(DatasetRead.of(event("ann", 5, "orders", "customers"), 9))
        .extracting(read -> read.dataset().name() + " " + read.user() + " " + read.count())
        .containsExactly("orders ann 3", "customers ann 3");
    assertThat(DatasetRead.of(event("ann", 5), 9)).isEmpty();
  }

  @Test
  void timeIsNeitherLaterThanTheBrokerTookItNorBefore1970() {
    assertThat(DatasetRead.of(event("ann", 50, "orders"), 9).get(0).atMillis()).isEqualTo(9);
    assertThat(DatasetRead.of(event("ann", 50, "orders"), -1).get(0).atMillis()).isEqualTo(50);
    assertThat(DatasetRead.of(event("ann", -7, "orders"), 9).get(0).atMillis()).isZero();
  }

  @Test
  void longNameIsCut() {
    assertThat(DatasetRead.of(event("x".repeat(4_000), 5, "orders"), 9).get(0).user())
        .hasSize(515)
        .endsWith("...");
  }
}

package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static final DatasetId ORDERS = new DatasetId("default", "s3://lake", "dwh/orders_v2");

  @ParameterizedTest
  @CsvSource({
    "dwh/%, true", "%orders%, true", "dwh/orders_v_, true", "dwh/orders\\_v2, true",
    "dwh/orders\\_v3, false", "%, true", "s3://lake/%, true", "s3://lake.dwh%, true",
    "orders, false", "%%%v2, true", "_, false"
  })
  void patternsMatchAsInSql(String pattern, boolean matches) {
    assertThat(new LikeTarget(pattern, "").matches(ORDERS)).isEqualTo(matches);
  }

  @Test
  void manyWildcardsStayFast() {
    var name = "a".repeat(4_000);
    assertThat(new LikeTarget("%a".repeat(500) + "b", "").matches(new DatasetId("t", name, name)))
        .isFalse();
  }

  @Test
  void namesMatchPlainQualifiedAndAsId() {
    for (var name :
        new String[] {"dwh/orders_v2", "s3://lake.dwh/orders_v2", "s3://lake/dwh/orders_v2"}) {
      assertThat(new NamedTarget(name, name).matches(ORDERS)).as(name).isTrue();
    }
    assertThat(new NamedTarget("orders_v2", "").matches(ORDERS)).isFalse();
  }
}

package io.plumbline.ranger.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetResourceTest {
  @Test
  void tablesHaveElementsAndColumns() {
    var hive = DatasetResource.of(ServiceKind.HIVE, "sales.orders");

    assertThat(hive.elements()).isEqualTo(Map.of("database", "sales", "table", "orders"));
    assertThat(hive.withColumn("*"))
        .isEqualTo(Map.of("database", "sales", "table", "orders", "column", "*"));
    assertThat(DatasetResource.of(ServiceKind.TRINO, "lake.sales.orders").elements())
        .isEqualTo(Map.of("catalog", "lake", "schema", "sales", "table", "orders"));
  }

  @Test
  void pathsAndTopicsAreTakenWhole() {
    assertThat(DatasetResource.of(ServiceKind.HDFS, "/data/a.b").withColumn("*"))
        .isEqualTo(Map.of("path", "/data/a.b"));
    assertThat(DatasetResource.of(ServiceKind.KAFKA, "shop.orders").elements())
        .isEqualTo(Map.of("topic", "shop.orders"));
  }

  @ParameterizedTest
  @CsvSource({
    "HIVE, orders, it is no database.table",
    "HIVE, a.b.c, it is no database.table",
    "HIVE, a., it is no database.table",
    "TRINO, sales.orders, it is no catalog.schema.table",
    "HDFS, data/orders, it is no path from the root",
    "HDFS, /data/*, it would be read as a pattern",
    "HDFS, /data/{USER}, it would be read as a pattern",
    "KAFKA, shop?, it would be read as a pattern",
  })
  void whatCannotBeSaidExactlyIsRefused(ServiceKind kind, String name, String why) {
    assertThatThrownBy(() -> DatasetResource.of(kind, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot name dataset %s in a service of type %s: %s", name, kind.type(), why);
  }

  @Test
  void servicesOfOtherTypesHaveNoDatasets() {
    assertThatThrownBy(() -> ServiceKind.of("knox"))
        .hasMessage(
            "Cannot name a dataset in a service of type knox; name a service of type hive, trino,"
                + " presto, hdfs, kafka");
  }
}

package io.plumbline.enforcement.store.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseFileIOTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///data/secrets/token",
        "file:///data/lake2/x",
        "file:///data/lake/../secrets/token",
        "file:///data/lake/..",
        "hdfs://namenode/data/lake/x",
        "http://evil/data/lake/x",
        "/data/lake/x"
      })
  void whatLiesElsewhereIsNeitherReadNorListedNorDeleted(String location) {
    try (var io = io()) {
      assertThatThrownBy(() -> io.newInputFile(location)).isInstanceOf(ValidationException.class);
      assertThatThrownBy(() -> io.listPrefix(location)).isInstanceOf(ValidationException.class);
      assertThatThrownBy(() -> io.deleteFile(location)).isInstanceOf(ValidationException.class);
      assertThatThrownBy(() -> io.deleteFiles(List.of(location)))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void whatLiesInTheWarehouseIsRead() {
    try (var io = io()) {
      assertThat(io.newInputFile("file:/data/lake/shop/orders/x").location()).endsWith("orders/x");
    }
  }

  private static WarehouseFileIO io() {
    var io = new WarehouseFileIO();
    io.setConf(new Configuration());
    io.initialize(Map.of("warehouse", "file:///data/lake"));
    return io;
  }
}

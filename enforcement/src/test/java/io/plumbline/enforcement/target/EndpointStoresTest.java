package io.plumbline.enforcement.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.SecretSource;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import io.plumbline.model.Topics;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.rules.retention.RetentionBasis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointStoresTest {
  private static final SecretSource SECRETS = reference -> "correct horse battery staple";

  private static final Map<EndpointType, Map<String, String>> OPTIONS =
      Map.of(
          EndpointType.HDFS, Map.of("url", "hdfs://namenode:8020", "path", "/warehouse"),
          EndpointType.ICEBERG,
              Map.of(
                  "url", "jdbc:postgresql://db:5432/catalog", "warehouse", "hdfs://namenode/lake"),
          EndpointType.S3,
              Map.of(
                  "bucket",
                  "lake",
                  "region",
                  "eu-west-1",
                  "access-key",
                  "env:A",
                  "secret-key",
                  "env:S"),
          EndpointType.HIVE, Map.of("url", "thrift://meta:9083"),
          EndpointType.KAFKA,
              Map.of("bootstrap", "broker:9092", "user", "plumbline", "password", "env:ANY"),
          EndpointType.JDBC,
              Map.of("url", "jdbc:postgresql://db:5432/shop?sslmode=require", "password", "env:P"));

  @ParameterizedTest
  @EnumSource(names = {"HDFS", "ICEBERG", "KAFKA", "JDBC", "S3", "HIVE"})
  void storeIsOpenedByItsNameAndCallsNobody(EndpointType type) {
    try (var store = open(type, Map.of(), List.of())) {
      assertThat(store.name()).isEqualTo("lake");
      assertThat(store.toString()).doesNotContain("correct horse");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JDBC, url, jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x', write jdbc:postgresql:",
    "JDBC, url, jdbc:postgresql://db/shop?socketFactory=x, only sslmode and ApplicationName",
    "ICEBERG, url, jdbc:h2:file:/tmp/x, write jdbc:postgresql:",
    "ICEBERG, warehouse, https://evil.example/x, 'write hdfs:, viewfs:, file:'",
    "ICEBERG, warehouse, file:///etc, only folders that retention.folders names",
    "HDFS, path, warehouse, give an absolute path",
    "HDFS, path, /warehouse/../etc, give an absolute path",
    "HDFS, levels, 9, give 1 to 8",
    "HDFS, url, file:///, only folders that retention.folders names"
  })
  void optionThatReachesTooFarIsRefused(
      EndpointType type, String option, String value, String told) {
    assertThatThrownBy(() -> open(type, Map.of(option, value), List.of(Path.of("/data/lake"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot open target lake: option ")
        .hasMessageContaining(told);
  }

  @Test
  void folderOfThisMachineIsTouchedOnlyWhereItIsAllowed() {
    var here = Map.of("url", "file:///", "path", "/data/lake/raw");

    try (var store = open(EndpointType.HDFS, here, List.of(Path.of("/data/lake")))) {
      assertThat(store.name()).isEqualTo("lake");
    }
    var beside = Map.of("url", "file:///", "path", "/data/lake/raw", "quarantine", "/etc/cron.d");
    assertThatThrownBy(() -> open(EndpointType.HDFS, beside, List.of(Path.of("/data/lake"))))
        .hasMessageContaining("retention.folders");
  }

  @Test
  void engineActsInItsOwnNameInTheCloudForWhoRunsItAlone() {
    var options = Map.of("bucket", "lake", "region", "eu-west-1");
    var ours = new Endpoint(Topics.DEFAULT_TENANT, "lake", 1, EndpointType.S3, options);
    var theirs = new Endpoint("acme", "lake", 1, EndpointType.S3, options);

    assertThatThrownBy(() -> open(theirs, List.of())).hasMessageContaining("are not yours");
    try (var store = open(ours, List.of())) {
      assertThat(store.name()).isEqualTo("lake");
    }
  }

  private static RetentionStore open(Endpoint endpoint, List<Path> folders) {
    return EndpointStores.open(
        endpoint, RetentionBasis.PARTITION_VALUE, SECRETS, new LocalFolders(folders));
  }

  private static RetentionStore open(
      EndpointType type, Map<String, String> others, List<Path> folders) {
    var options = new HashMap<>(OPTIONS.get(type));
    options.putAll(others);
    return open(new Endpoint("acme", "lake", 1, type, options), folders);
  }
}

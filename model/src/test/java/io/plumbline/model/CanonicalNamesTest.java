package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNamesTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://DB:5432, postgres://db:5432",
    "postgres:/db, postgres://db",
    "s3a://Lake, s3://lake",
    "s3n://lake/, s3://lake",
    "'kafka://b:9092,a:9092', 'kafka://a:9092,b:9092'",
    "hdfs://NN:8020/Warehouse/, hdfs://nn:8020/Warehouse",
    "file:/Tmp/x, file:///Tmp/x",
    "file:///Tmp/x/, file:///Tmp/x",
    "file://host/Tmp, file://host/Tmp",
    "bigquery, bigquery",
    "' MyNamespace ', MyNamespace"
  })
  void spellingsOfOneNamespaceAreOne(String reported, String canonical) {
    assertThat(CanonicalNames.namespace(reported)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://lake, /a/b/, a/b",
    "postgres://db, Shop.Orders, Shop.Orders",
    "file, /tmp/x, /tmp/x"
  })
  void keysInObjectStoresHaveNoLeadingSlash(String namespace, String reported, String canonical) {
    assertThat(CanonicalNames.dataset("t", namespace, reported).name()).isEqualTo(canonical);
  }

  @Property
  void canonicalNamesAreFixedPoints(@ForAll String namespace) {
    var once = CanonicalNames.namespace(namespace);
    assertThat(CanonicalNames.namespace(once)).isEqualTo(once);
  }
}

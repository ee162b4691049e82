package io.plumbline.connectors.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same kind of log in the outfits that versions and settings give it. */
class OutfitsTest {
  private static final String RANGER =
      "{\"repoType\":%d,\"repo\":\"svc\",\"reqUser\":\"ann\",\"evtTime\":\"%s\",\"access\":\"%s\",\"resource\":%s,"
          + "\"resType\":\"%s\",\"action\":\"%s\",\"result\":1,\"cliIP\":\"10.0.0.1\",\"id\":\"%s\",\"event_count\":25}";

  private static AccessSource at(String... namespaces) {
    return AccessSource.of("default", ZoneId.of("Europe/Paris"), List.of(namespaces));
  }

  private static AccessEvent ranger(
      int type, String access, String resource, String resType, String action) {
    var text = resource == null ? "null" : "\"" + resource + "\"";
    var record =
        RANGER.formatted(type, "2026-11-22 10:00:00.000", access, text, resType, action, "1");
    return ReadLog.of("ranger", at("svc=hive://m:9083"), record, 99).events.get(0);
  }

  private static AccessAction hive(String command) {
    return hiveEvent(command).action();
  }

  private static AccessEvent hiveEvent(String command) {
    return ReadLog.of(
            "hive",
            at("hive://m:9083"),
            "2026-11-23 01:58:17,403 INFO  [p-1] HiveMetaStore.audit (HiveMetaStore.java:logAuditEvent(349)) -"
                + " ugi=ann\tip=10.0.0.1\tcmd="
                + command
                + "\t\n",
            99)
        .events
        .get(0);
  }

  @Test
  void rangerComesBareBehindALoggerAndFromSolr() {
    var bare =
        RANGER.formatted(
            3, "2026-11-22 10:00:00.000", "SELECT", "\"a/b\"", "@table", "select", "1");
    var logged =
        "2026-11-22 10:00:00,123 INFO xaaudit.Log4jAuditProvider [pool-1]: "
            + bare.replace("\"1\"", "\"2\"");
    var solr =
        "{\"responseHeader\":{\"status\":0},\"response\":{\"numFound\":2,\"docs\":[\n  "
            + RANGER.formatted(
                3, "2026-11-22T09:00:00Z", "SELECT", "[\"a/b\"]", "@table", "select", "3")
            + ",\n  "
            + RANGER.formatted(
                3, "2026-11-22T09:00:00.000Z", "SELECT", "\"a/b\"", "@table", "select", "4")
            + "]\n}}\n";
    var other = "2026-11-22 10:00:00,123 INFO org.apache.hive.Server: started\n";

    var read = ReadLog.of("ranger", at(), bare + "\n" + logged + "\n" + other + solr, 50);

    assertThat(read.rejected).isEmpty();
    assertThat(read.ignored).isEqualTo(1);
    assertThat(read.events)
        .hasSize(4)
        .allSatisfy(
            event -> {
              assertThat(event.atMillis())
                  .isEqualTo(Instant.parse("2026-11-22T09:00:00Z").toEpochMilli());
              assertThat(event.resource()).isEqualTo("a/b");
              assertThat(event.count()).isEqualTo(25);
            });
  }

  @Test
  void rangerSaysWhatWasDoneInTheWordsOfEachService() {
    assertThat(ranger(3, "MASK_SHOW_LAST_4", "a/b/c", "@column", "select").action())
        .isEqualTo(AccessAction.READ);
    assertThat(ranger(3, "ROW_FILTER", "a/b", "@table", "select").action())
        .isEqualTo(AccessAction.READ);
    assertThat(ranger(3, "CUSTOM", "a/b/c", "@column", "select").action())
        .isEqualTo(AccessAction.READ);
    assertThat(ranger(3, "TRUNCATE", "a/b", "@table", "update").action())
        .isEqualTo(AccessAction.DELETE);
    assertThat(ranger(3, "METADATA OPERATION", "a", "@database", "_any").action())
        .isEqualTo(AccessAction.METADATA);
    assertThat(ranger(1, "listStatus", "/a", "path", "read").action()).isEqualTo(AccessAction.LIST);
    assertThat(ranger(1, "EXECUTE", "/a", "path", "execute").action())
        .isEqualTo(AccessAction.METADATA);
    assertThat(ranger(9, "publish", "t", "topic", "publish").action())
        .isEqualTo(AccessAction.WRITE);
    assertThat(ranger(7, "decrypteek", null, "keyname", "decrypteek"))
        .extracting(AccessEvent::action, AccessEvent::resource)
        .containsExactly(AccessAction.READ, null);
  }

  @Test
  void rangerNamesTableAndColumnsOfAHiveColumn() {
    var event = ranger(3, "SELECT", "sales/orders/id,amount", "@column", "select");

    assertThat(event.datasets())
        .containsExactly(new DatasetId("default", "hive://m:9083", "sales.orders"));
    assertThat(event.columns()).containsExactly("id", "amount");
  }

  @Test
  void metastoreWritesNamesInAnotherWayInEachVersion() {
    var orders = new DatasetId("default", "hive://m:9083", "sales.orders");
    for (var command :
        List.of(
            "get_table : tbl=hive.sales.orders",
            "source:10.0.0.1 get_table : db=sales tbl=orders",
            "create_table_req: Table(tableName:orders, dbName:sales, owner:ann, comment:a\tugi=root)",
            "add_partition : tbl=hive.sales.orders[2026-11-22]",
            "append_partition : tbl=hive.sales.orderspartition={dt=1}",
            "get_partitions : tbl=hive.sales.orders: Max partitions =5",
            "alter_table: hive.sales.orders newtbl=orders",
            "get_multi_table : db=sales tbls=orders")) {
      assertThat(hiveEvent(command).datasets()).as(command).containsExactly(orders);
    }
    assertThat(hive("alter_table: db=sales tbl=orders newtbl=orders"))
        .isEqualTo(AccessAction.ALTER);
    assertThat(hive("alter_table: hive.sales.orders newtbl=orders_old"))
        .isEqualTo(AccessAction.RENAME);
    assertThat(hive("grant_privileges")).isEqualTo(AccessAction.GRANT);
    assertThat(hiveEvent("drop_table_req: orders").datasets()).isEmpty();
    assertThat(hiveEvent("get_database: @hive#sales").resource()).isEqualTo("sales");
    assertThat(hiveEvent("get_all_databases").resource()).isNull();
  }

  @Test
  void kafkaSaidLessInEarlierVersions() {
    var kafka1 =
        "[2019-01-01 00:00:00,000] INFO Principal = User:ann is Denied Operation = Write from host ="
            + " 10.0.0.1 on resource = Topic:a:b (kafka.authorizer.logger)\n";
    var kafka2 =
        "[2021-01-01 00:00:00,000] DEBUG Principal = User:ann is Allowed Operation = DescribeConfigs from host = 10.0.0.1 on"
            + " resource = Topic:PREFIXED:a for request = DescribeConfigs with resourceRefCount = 2 (kafka.authorizer.logger)\n";

    assertThat(ReadLog.of("kafka", kafka1 + kafka2).events)
        .extracting(AccessEvent::action, AccessEvent::resource, AccessEvent::allowed)
        .containsExactly(
            tuple(AccessAction.WRITE, "a:b", false), tuple(AccessAction.METADATA, "a", true));
    assertThat(ReadLog.of("kafka", kafka1.replace(" (kafka.authorizer.logger)", "")).events)
        .isEmpty();
  }

  @Test
  void hdfsTellsProxyUsersAndRenames() {
    var event =
        ReadLog.of(
                "hdfs",
                "26/11/23 01:47:25 INFO FSNamesystem.audit: allowed=false\tugi=ann (auth:PROXY) via hue/h@R (auth:KERBEROS)"
                    + "\tip=/10.0.0.1\tcmd=rename (options=[TO_TRASH])\tsrc=/a\tdst=/b\\tc\tperm=null\tproto=webhdfs\n")
            .events
            .get(0);

    assertThat(event)
        .extracting(
            AccessEvent::user, AccessEvent::action, AccessEvent::resource, AccessEvent::allowed)
        .containsExactly("ann", AccessAction.RENAME, "/a", false);
    assertThat(event.authenticated()).isTrue();
    assertThat(event.extra()).containsEntry("realUser", "hue/h@R").containsEntry("dst", "/b\tc");
  }

  @Test
  void hdfsRecordWhoseTabsBecameBlanksIsReadUnlessItsNamesLookLikeFields() {
    var copied =
        "2026-11-23 01:47:25,377 INFO FSNamesystem.audit: allowed=true  ugi=ann b (auth:SIMPLE)  ip=/10.0.0.1  cmd=open"
            + "  src=/a b.csv  dst=null  perm=null  proto=rpc\n";

    assertThat(ReadLog.of("hdfs", copied).events)
        .extracting(AccessEvent::user, AccessEvent::resource)
        .containsExactly(tuple("ann b", "/a b.csv"));
    assertThat(ReadLog.of("hdfs", copied.replace("a b.csv", "a dst=b.csv")).events).isEmpty();
  }

  @Test
  void lifecycleOfS3HasNoAddressAndNoStatus() {
    var line =
        "owner lake [22/Nov/2026:10:00:03 +0000] -  AmazonS3 R1 S3.EXPIRE.OBJECT tmp/100%2525.csv \"-\" - - - 1024 - - \"-\" \"-\" v1 -\n";

    assertThat(ReadLog.of("s3", line).events)
        .extracting(
            AccessEvent::user,
            AccessEvent::action,
            AccessEvent::resource,
            AccessEvent::allowed,
            AccessEvent::clientIp)
        .containsExactly(tuple("AmazonS3", AccessAction.DELETE, "lake/tmp/100%25.csv", null, null));
  }

  @Test
  void cloudTrailFilesHoldManyRecords() {
    var record =
        "{\"userIdentity\":{\"type\":\"AWSAccount\",\"accountId\":\"ANONYMOUS_PRINCIPAL\"},\"eventTime\":\"2026-11-22T10:00:00Z\","
            + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"%s\",\"sourceIPAddress\":\"s3.amazonaws.com\",\"errorCode\":\"%s\","
            + "\"requestParameters\":{\"bucketName\":\"lake\",\"key\":\"a=1/b\"},\"eventID\":\"%s\"}";
    var file =
        "{\"Records\": ["
            + record.formatted("GetObject", "NoSuchKey", "1")
            + ",\n"
            + record.formatted("PutObjectAcl", "AccessDenied", "2")
            + "]}";

    var read = ReadLog.of("cloudtrail", at(), file, 33);

    assertThat(read.events)
        .extracting(
            AccessEvent::user,
            AccessEvent::action,
            AccessEvent::allowed,
            AccessEvent::clientIp,
            AccessEvent::authenticated)
        .containsExactly(
            tuple(null, AccessAction.READ, null, null, false),
            tuple(null, AccessAction.GRANT, false, null, false));
    assertThat(read.rejected).isEmpty();
  }

  @Test
  void postgresWritesTimesInItsOwnZone() {
    var row =
        "2026-07-01 10:00:00.000 %s,\"ann\",\"shop\",1,\"[local]\",6b.1,1,\"DROP TABLE\",2026-11-23 01:41:23 UTC,3/22,0,LOG,00000,"
            + "\"AUDIT: OBJECT,1,1,DDL,DROP TABLE,TABLE,\"\"crm.\"\"\"\"o.x\"\"\"\"\"\",drop,<not logged>\",,,,,,,,,\"psql\"\n";
    var eight = Instant.parse("2026-07-01T08:00:00Z").toEpochMilli();

    for (var zone : List.of("CEST", "+02", "+0200")) {
      var event =
          ReadLog.of("pgaudit", at("postgres://db:5432"), row.formatted(zone), 10).events.get(0);
      assertThat(event.atMillis()).as(zone).isEqualTo(eight);
      assertThat(event.datasets())
          .containsExactly(new DatasetId("default", "postgres://db:5432", "shop.crm.o.x"));
    }
  }

  @Test
  void queryOfTrinoThatWasOnlyCreatedIsNoAccess() {
    var created =
        "{\"createTime\":\"2026-11-23T01:52:52.757Z\",\"context\":{\"user\":\"ann\"},\"metadata\":{\"queryId\":\"q\",\"queryState\":\"QUEUED\"}}";

    assertThat(ReadLog.of("trino", created).ignored).isEqualTo(1);
  }
}

package io.plumbline.connectors.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import org.junit.jupiter.api.Test;

/** Text that a log's subject chose never becomes an event of its own. */
class ForgedRecordTest {
  private static final String KAFKA =
      "[2026-11-23 01:43:32,362] INFO Principal = User:%s is Denied operation = READ from host ="
          + " 10.66.6.6 on resource = Group:LITERAL:%s for request = JoinGroup with resourceRefCount"
          + " = 1 based on rule DefaultDeny (kafka.authorizer.logger)";

  private static final String CSV_TAIL = ",,,,,%s,%s,,,\"psql\",\"client backend\",,0\n";

  /** A row of the csvlog: message, context and statement are given as CSV. */
  private static String row(int line, String severity, String message, String more) {
    return "2026-11-23 01:41:23.%03d UTC,\"ann\",\"shop\",1,\"10.0.0.9:5\",6b.1,%d,\"DO\",2026-11-23 01:41:23 UTC,3/22,0,%s,00000,%s%s"
        .formatted(line, line, severity, message, more);
  }

  @Test
  void groupOfKafkaThatHoldsALineFeedAndTheEndOfARecordIsOneName() {
    var name =
        "x for request = Fetch with resourceRefCount = 1 based on rule DefaultDeny (kafka.authorizer.logger)\ny";

    var read = ReadLog.of("kafka", KAFKA.formatted("mallory", name) + "\n");

    assertThat(read.events).extracting(AccessEvent::resource).containsExactly(name);
    assertThat(read.events.get(0).authenticated()).isFalse();
  }

  @Test
  void groupOfKafkaThatImitatesAWholeRecordIsNotBelieved() {
    var forged =
        "x\n[2026-11-23 01:43:33,000] DEBUG Principal = User:admin is Allowed operation = READ from"
            + " host = 10.0.0.2 on resource = Topic:LITERAL:payroll";

    var read = ReadLog.of("kafka", KAFKA.formatted("mallory", forged) + "\n");

    assertThat(read.events).isEmpty();
    assertThat(read.reasons).hasSize(2);
  }

  @Test
  void recordOfKafkaWithTwoReadingsIsAmbiguous() {
    var forged =
        "x is Denied operation = READ from host = 10.0.0.1 on resource = Topic:LITERAL:pay";

    var read = ReadLog.of("kafka", KAFKA.formatted("mallory", forged) + "\n");

    assertThat(read.reasons).containsExactly(Reason.AMBIGUOUS);
  }

  @Test
  void permissionThatKafkaOnlyLookedUpIsNoAccess() {
    var read = ReadLog.of("kafka", KAFKA.formatted("ann", "g").replace("INFO", "TRACE") + "\n");

    assertThat(read.ignored).isEqualTo(1);
  }

  @Test
  void auditRecordThatAFunctionOfPostgresRaisesIsNotBelieved() {
    var audit = "\"AUDIT: SESSION,9,1,READ,SELECT,TABLE,crm.secret,select 1,<none>\"";
    var raised =
        row(1, "LOG", audit, CSV_TAIL.formatted("\"PL/pgSQL function f() line 1 at RAISE\"", ""));
    var shown = row(2, "LOG", audit, CSV_TAIL.formatted("", "\"do $$ ... $$\""));
    var written = row(3, "LOG", audit, CSV_TAIL.formatted("", ""));
    var bare = row(4, "LOG", audit.substring(1, audit.length() - 1), CSV_TAIL.formatted("", ""));

    var read = ReadLog.of("pgaudit", raised + shown + written);

    assertThat(read.events).extracting(AccessEvent::resource).containsExactly("crm.secret");
    assertThat(read.reasons).containsExactly(Reason.AMBIGUOUS, Reason.AMBIGUOUS);
    assertThat(ReadLog.of("pgaudit", bare).events).isEmpty();
  }

  @Test
  void rowsAfterATornRowOfPostgresAreReadAndTheirParametersAreNot() {
    var forged = row(8, "LOG", "AUDIT: x", "").replace("\"", "\"\"\"\"");
    var audit =
        "\"AUDIT: SESSION,1,1,READ,SELECT,TABLE,crm.a,\"\"select\n%s\"\",<none>\""
            .formatted(forged);
    var good = row(2, "LOG", audit, CSV_TAIL.formatted("", ""));
    var torn = row(1, "LOG", "\"AUDIT: SESSION,1,1,READ,SELECT,TABLE,crm.b,\"\"sel", "\n");

    var read = ReadLog.of("pgaudit", torn + good + torn + torn + good.replace("crm.a", "crm.c"));

    assertThat(read.events).extracting(AccessEvent::resource).containsExactly("crm.a", "crm.c");
    assertThat(read.rejected).hasSize(3);
  }

  @Test
  void fileNameOfHadoop2ThatImitatesTheEndOfARecordIsReadWholeAndMarked() {
    var record =
        "2017-06-01 08:00:00,000 INFO FSNamesystem.audit: allowed=true\tugi=m (auth:KERBEROS)"
            + "\tip=/10.6.6.6\tcmd=open\tsrc=/a\tdst=null\tperm=null\tproto=rpc\nb\tdst=null"
            + "\tperm=null\tproto=rpc\n";

    var event = ReadLog.of("hdfs", record).events.get(0);

    assertThat(event.resource()).isEqualTo("/a\tdst=null\tperm=null\tproto=rpc\nb");
    assertThat(event.authenticated()).isFalse();
    assertThat(event.extra()).containsEntry("ambiguous", "true");
  }

  @Test
  void fieldThatJsonNamesTwiceIsNotBelieved() {
    var record =
        "{\"repoType\":3,\"repo\":\"h\",\"reqUser\":\"mallory\",\"evtTime\":\"2026-11-22 10:00:00.000\","
            + "\"access\":\"SELECT\",\"resource\":\"d/t\",\"result\":0,\"reqUser\":\"admin\"}";

    assertThat(ReadLog.of("ranger", record).reasons).containsExactly(Reason.AMBIGUOUS);
  }

  @Test
  void quotesInWhatClientsOfS3SendMoveNoField() {
    var line =
        "owner lake [22/Nov/2026:10:00:03 +0000] 203.0.113.9  arn:aws:iam::1:user/ann R1"
            + " REST.GET.OBJECT raw/a%%252Bb%%2B1.csv \"GET /raw/a%%2Bb+1.csv?x=\" 200 HTTP/1.1\" 403 AccessDenied 243 -"
            + " 7 - \"http://x/\" 200 - 1 1 1 1 \"-\" \"-\" -\" \"agent \" 200 - 1 1 1 1\" - id= SigV4\n"
                .formatted();

    assertThat(ReadLog.of("s3", line.replace("%%", "%")).events)
        .extracting(AccessEvent::user, AccessEvent::allowed, AccessEvent::resource)
        .containsExactly(tuple("arn:aws:iam::1:user/ann", false, "lake/raw/a+b 1.csv"));
  }

  @Test
  void patternOfTheMetastoreMovesNoField() {
    var read =
        ReadLog.of(
            "hive",
            "2026-11-23T01:58:17,403  INFO [main] HiveMetaStore.audit: ugi=ann\tip=10.0.0.1"
                + "\tcmd=source:10.0.0.1 get_tables: db=@hive#sales pat=*\tugi=root\tip=1.1.1.1\tcmd=drop_table : tbl=hive.a.b\t\n");

    assertThat(read.events)
        .extracting(AccessEvent::user, AccessEvent::action, AccessEvent::resource)
        .containsExactly(tuple("ann", AccessAction.METADATA, "sales"));
  }
}

package io.plumbline.benchmarks.micro;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDecoders;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one record of an audit log costs to decode, by format. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AccessDecoderBenchmark {
  private static final AccessSource SOURCE =
      AccessSource.of("default", ZoneOffset.UTC, List.of("store://host:1"));

  @Param({"hdfs", "hive", "kafka", "pgaudit", "ranger", "s3"})
  private String format;

  private AccessDecoder decoder;
  private String record;

  @Setup
  public void prepare() {
    decoder = AccessDecoders.of(format);
    record =
        switch (format) {
          case "hdfs" ->
              "2026-11-23 01:47:26,517 INFO FSNamesystem.audit: allowed=true\tugi=ann (auth:KERBEROS)\tip=/10.0.0.1"
                  + "\tcmd=open\tsrc=/warehouse/sales/dt=2026-11-22/part-0\tdst=null\tperm=null\tproto=rpc";
          case "hive" ->
              "2026-11-23T01:58:17,627  INFO [main] HiveMetaStore.audit: ugi=ann\tip=10.0.0.1\tcmd=get_table :"
                  + " tbl=hive.sales.orders\t";
          case "kafka" ->
              "[2026-11-23 01:43:32,278] INFO Principal = User:intern is Denied operation = READ from host = 10.0.9.2"
                  + " on resource = Topic:LITERAL:payments for request = Fetch with resourceRefCount = 1 based on rule"
                  + " DefaultDeny (kafka.authorizer.logger)";
          case "pgaudit" ->
              "2026-11-23 01:41:23.649 UTC,\"ann\",\"shop\",24644,\"127.0.0.1:58350\",6b0399c3.6044,1,\"SELECT\","
                  + "2026-11-23 01:41:23 UTC,3/22,0,LOG,00000,\"AUDIT: SESSION,1,1,READ,SELECT,TABLE,crm.customers,"
                  + "\"\"select id, email from crm.customers;\"\",<none>,5\",,,,,,,,,\"bi\",\"client backend\",,0";
          case "ranger" ->
              "{\"repoType\":3,\"repo\":\"prod_hive\",\"reqUser\":\"ann\",\"evtTime\":\"2026-11-22 23:59:59.999\","
                  + "\"access\":\"SELECT\",\"resource\":\"sales/orders/id,amount\",\"resType\":\"@column\",\"action\":"
                  + "\"select\",\"result\":1,\"policy\":12,\"enforcer\":\"ranger-acl\",\"cliIP\":\"10.0.7.9\",\"reqData\":"
                  + "\"select id, amount from sales.orders\",\"id\":\"00000000-0000-4000-8000-0\",\"event_count\":1}";
          default ->
              "79a59df900b949e55d96a1e698fbacedfd6e lake [22/Nov/2026:10:00:03 +0000] 203.0.113.9"
                  + " arn:aws:iam::111122223333:user/ann EEEE REST.GET.OBJECT raw/a.csv \"GET /raw/a.csv HTTP/1.1\" 200 -"
                  + " 77 77 12 11 \"-\" \"aws-cli/2\" - id2= SigV4 ECDHE AuthHeader lake.s3.amazonaws.com TLSv1.3 - -";
        };
  }

  @Benchmark
  public List<AccessEvent> decode() throws UndecodableException {
    return decoder.decode(SOURCE, record);
  }
}

package io.plumbline.benchmarks.access;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDecoders;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/**
 * Ranger's audit log of a warehouse, as its decoder reads it: 5,000 users, some of them far busier
 * than others, with up to 12 tables each of 2,000 in all; one access in thirty is refused, one in
 * ten writes. A tenth of it is a month of history, so that the policies have learned; the rest is
 * of 20,000 accesses a second.
 */
final class AuditLog {
  private static final int USERS = 5_000;
  private static final int TABLES = 2_000;
  private static final int TABLES_OF_USER = 12;
  private static final Instant BEGIN = Instant.parse("2026-05-01T08:00:00Z");
  private static final Duration HISTORY = Duration.ofDays(31);
  private static final long BUSY_A_MILLISECOND = 20;

  private final AccessDecoder decoder = AccessDecoders.of("ranger");
  private final AccessSource source =
      AccessSource.of("default", ZoneOffset.UTC, List.of("hive://meta:9083"));
  private final Random random = new Random(1);
  private final long events;
  private long told;

  AuditLog(long events) {
    this.events = events;
  }

  /** The next event of the log. */
  AccessEvent next() {
    var at = BEGIN.plusMillis(millis());
    int user = skewed(USERS);
    int table = (user * 31 + skewed(TABLES_OF_USER) * 53) % TABLES;
    boolean isRefused = random.nextInt(30) == 0;
    boolean isWrite = random.nextInt(10) == 0;
    var record =
        """
        {"repoType":3,"repo":"warehouse","reqUser":"user%d","evtTime":"%d","access":"%s",\
        "resource":"sales/orders_%d/id,amount,customer","resType":"@column","action":"%s","result":%d,\
        "agent":"hiveServer2","policy":%d,"enforcer":"ranger-acl","sess":"4f1c-%d",\
        "cliType":"HIVESERVER2","cliIP":"10.1.%d.%d","agentHost":"hs2-1","logType":"RangerAudit",\
        "id":"a7c4-%d","seq_num":%d,"event_count":1,"event_dur_ms":0,"tags":[],\
        "cluster_name":"prod","policy_version":12}"""
            .formatted(
                user,
                at.toEpochMilli(),
                isWrite ? "UPDATE" : "SELECT",
                table,
                isWrite ? "update" : "select",
                isRefused ? 0 : 1,
                table % 40,
                user,
                user / 250,
                user % 250,
                told,
                told);
    told++;
    try {
      return decoder.decode(source, record).get(0);
    } catch (UndecodableException e) {
      throw new IllegalStateException("Cannot decode a record of the benchmark: " + record, e);
    }
  }

  private long millis() {
    long history = events / 10;
    return told < history
        ? HISTORY.toMillis() * told / history
        : HISTORY.toMillis() + (told - history) / BUSY_A_MILLISECOND;
  }

  /** Below a bound; half of them below a tenth of it. */
  private int skewed(int bound) {
    double share = random.nextDouble();
    return (int) (bound * Math.pow(share, 3.3));
  }
}

package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.JournalCheck;
import io.plumbline.tests.RunningEngine.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Retention from policies in SQL to directories that go, on a whole engine. */
class RetentionIT {
  private static final String OLD = "dt=2026-01-01";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void oldPartitionGoesAfterItsGraceButNotUnderAHoldNorWhileAReaderNeedsIt() throws Exception {
    var lake = folder.resolve("lake");
    for (var table : new String[] {"orders", "claims", "visits"}) {
      partition(lake.resolve(table).resolve(OLD));
      for (int days = 1; days <= 4; days++) {
        var day = LocalDate.now(ZoneOffset.UTC).minusDays(days);
        partition(lake.resolve(table).resolve("dt=" + day));
      }
    }
    var settings =
        Map.of(
            "PLUMBLINE_RETENTION_EVERY",
            "PT0.5S",
            "PLUMBLINE_RETENTION_FOLDERS",
            folder.toString());
    try (var engine = RunningEngine.start(folder.resolve("data"), settings)) {
      var api = engine.api();
      for (var table : new String[] {"orders", "claims", "visits"}) {
        api.lineage(wrote(lake.resolve(table)));
      }
      api.lineage(reads("START", lake.resolve("visits")));
      await().atMost(PATIENCE).until(() -> api.get("/v1/datasets").body().contains("visits"));
      var accepted =
          api.rules(
              """
              CREATE TARGET lake TYPE hdfs WITH ('url' = 'file:///', 'path' = '%s');
              HOLD DATASET LIKE '%%claims' FOR CASE '2026-17';
              CREATE RETENTION POLICY month ON LIKE '%%/lake/%%'
                KEEP INTERVAL '30' DAY BY PARTITION VALUE THEN DELETE GRACE INTERVAL '2' SECOND
                MAX DELETE FRACTION 0.3 VIA lake ENFORCED;
              """
                  .formatted(lake));
      assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);

      await().atMost(PATIENCE).until(() -> !Files.exists(lake.resolve("orders").resolve(OLD)));
      told(api, "orders", "is deleted; the store confirms it");
      told(api, "claims", "kept because: legal hold (2026-17)");
      told(api, "visits", "kept because: a reader needs it (etl/report has not finished run");
      assertThat(lake.resolve("claims").resolve(OLD)).exists();
      assertThat(lake.resolve("visits").resolve(OLD)).exists();
      assertThat(lake.resolve("orders")).isDirectoryNotContaining("glob:**/.*");
      assertThat(count(lake.resolve("orders"))).isEqualTo(4);

      api.lineage(reads("COMPLETE", lake.resolve("visits")));
      api.rules("RELEASE DATASET LIKE '%claims' FROM CASE '2026-17'");
      told(api, "visits", "is deleted; the store confirms it");
      told(api, "claims", "is deleted; the store confirms it");
      assertThat(count(lake.resolve("visits"))).isEqualTo(4);
      assertThat(count(lake.resolve("claims"))).isEqualTo(4);
      assertThat(JournalCheck.of(new ApiClient(api.connection())).breach()).isEmpty();
    }
  }

  private static void told(Api api, String table, String message) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var said = new StringBuilder();
              for (var item : api.get("/v1/decisions?limit=100").json().path("items")) {
                if (item.path("dataset").toString().contains("/lake/" + table)) {
                  said.append(item.path("outcomes")).append('\n');
                }
              }
              assertThat(said.toString()).contains(message);
            });
  }

  private static void partition(Path directory) throws IOException {
    Files.writeString(Files.createDirectories(directory).resolve("part-0.json"), "{}\n");
  }

  private static long count(Path directory) throws IOException {
    try (var partitions = Files.list(directory)) {
      return partitions.count();
    }
  }

  private static String wrote(Path dataset) {
    return event("COMPLETE", "ingest", "[]", "[" + named(dataset) + "]");
  }

  private static String reads(String type, Path dataset) {
    return event(type, "report", "[" + named(dataset) + "]", "[]");
  }

  private static String named(Path dataset) {
    return "{\"namespace\":\"file\",\"name\":\"%s\"}".formatted(dataset);
  }

  private static String event(String type, String job, String inputs, String outputs) {
    return """
        {"eventType":"%s","eventTime":"%s","producer":"test","run":{"runId":"%s"},
         "job":{"namespace":"etl","name":"%s"},"inputs":%s,"outputs":%s}
        """
        .formatted(
            type,
            Instant.now(),
            UUID.nameUUIDFromBytes((job + outputs).getBytes(UTF_8)),
            job,
            inputs,
            outputs);
  }
}

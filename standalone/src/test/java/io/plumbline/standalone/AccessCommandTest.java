package io.plumbline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandTest {
  private static final String READ =
      "2026-11-23 01:47:26,517 INFO FSNamesystem.audit: allowed=true\tugi=ann (auth:KERBEROS)"
          + "\tip=/10.0.0.1\tcmd=open\tsrc=/warehouse/sales/dt=1/\\u202Epart-0\tdst=null\tperm=null"
          + "\tproto=rpc\n";
  private static final String TORN =
      "2026-11-23 01:47:27,000 INFO FSNamesystem.audit: allowed=tr\n";

  @TempDir Path folder;
  private StringWriter out;
  private StringWriter err;

  private int decode(String... arguments) {
    var all = new ArrayList<>(List.of("access", "decode"));
    all.addAll(List.of(arguments));
    out = new StringWriter();
    err = new StringWriter();
    return Plumbline.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private String log(String name, String text) throws IOException {
    var file = folder.resolve(name);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream stream = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      stream.write(text.getBytes(UTF_8));
    }
    return file.toString();
  }

  @Test
  void eventsArePrintedAndWhatCannotBeReadGoesToStandardErrorWithItsReason() throws Exception {
    int exit =
        decode(
            "--format",
            "hdfs",
            "--zone",
            "Europe/Paris",
            "--namespace",
            "hdfs://nn:8020",
            "--input",
            log("a.log", TORN + READ + READ));

    assertThat(exit).isZero();
    var lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("[ -~]+").contains("\\u202e");
    var event = Json.read(lines.get(0).getBytes(UTF_8), AccessEvent.class);
    assertThat(event.atMillis())
        .isEqualTo(Instant.parse("2026-11-23T00:47:26.517Z").toEpochMilli());
    assertThat(event.action()).isEqualTo(AccessAction.READ);
    assertThat(event.resource()).isEqualTo("/warehouse/sales/dt=1/\u202Epart-0");
    assertThat(event.datasets())
        .containsExactly(new DatasetId("default", "hdfs://nn:8020", "/warehouse/sales"));
    assertThat(err.toString())
        .contains("\"reason\":\"TORN\"")
        .contains("2 events; 0 records mean no access, 1 cannot be read");
  }

  @Test
  void logThatIsCompressedIsReadToo() throws Exception {
    assertThat(decode("--format", "hdfs", "--input", log("a.log.gz", READ))).isZero();
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void unknownFormatZoneOrFileIsToldBeforeAnythingIsRead() throws Exception {
    var file = log("a.log", READ);

    assertThat(decode("--format", "oracle", "--input", file)).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot read access logs of format oracle")
        .contains("hdfs");
    assertThat(decode("--format", "hdfs", "--zone", "Mars", "--input", file)).isEqualTo(2);
    assertThat(decode("--format", "hdfs", "--input", file + ".1")).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot find the log: ");
    assertThat(out.toString()).isEmpty();
  }
}

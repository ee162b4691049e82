package io.plumbline.connectors.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every decoder of an audit log keeps, whatever the text. */
class AccessDecoderContractTest {
  static List<String> formats() {
    return AccessDecoders.formats();
  }

  /** All records of a format as one log. */
  private static String log(String format) throws IOException {
    var text = new StringBuilder();
    for (var each : AccessCases.own(format)) {
      text.append(each.get("raw").textValue()).append('\n');
    }
    return text.toString();
  }

  @Test
  void formatThatNobodyReadsIsRefusedWithTheOnesThatAreRead() {
    assertThatThrownBy(() -> AccessDecoders.of("oracle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot read access logs of format oracle; write one of cloudtrail, hdfs, hive, kafka,"
                + " pgaudit, ranger, s3, trino");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void piecesOfAnySizeGiveTheSameEvents(String format) throws Exception {
    var log = log(format);
    var source = AccessSource.of("default");
    var whole = ReadLog.of(format, source, log, log.length());

    assertThat(whole.events).isNotEmpty();
    for (int piece : new int[] {1, 7, 100, 4_096}) {
      var cut = ReadLog.of(format, source, log, piece);
      assertThat(cut.events).as("pieces of %s", piece).isEqualTo(whole.events);
      assertThat(cut.rejected).as("pieces of %s", piece).isEqualTo(whole.rejected);
      assertThat(cut.ignored).as("pieces of %s", piece).isEqualTo(whole.ignored);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void logGivesWhatItsRecordsGive(String format) throws Exception {
    int events = 0;
    for (var each : AccessCases.own(format)) {
      events += each.get("events").size();
    }

    assertThat(ReadLog.of(format, log(format)).events).hasSize(events);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void idsAreUniqueAndEventsSurviveTheirJson(String format) throws Exception {
    var events = ReadLog.of(format, log(format)).events;

    assertThat(events).extracting(AccessEvent::id).doesNotHaveDuplicates();
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(Json.read(Json.writeBytes(event), AccessEvent.class)).isEqualTo(event));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void recordTornAnywhereStopsNoReaderAndTheNextOneIsRead(String format) throws Exception {
    for (var each : AccessCases.own(format)) {
      var raw = each.get("raw").textValue();
      var next = ReadLog.of(format, raw);
      int step = Math.max(1, raw.length() / 60);
      for (int end = 0; end < raw.length(); end += step) {
        var read = ReadLog.of(format, raw.substring(0, end) + "\n" + raw + "\n");
        assertThat(read.reasons).doesNotContain(Reason.DEFECT);
        assertThat(read.events).as("torn at %s of %s", end, raw).containsAll(next.events);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedTextGivesEventsOrRejectionsAndNothingElse(String format) throws Exception {
    var log = log(format);
    var random = new Random(7);
    for (int i = 0; i < 60; i++) {
      var text = new StringBuilder(log.substring(0, Math.min(log.length(), 20_000)));
      for (int j = 0; j < 40; j++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x3000));
      }
      assertThat(ReadLog.of(format, text.toString()).reasons)
          .as("seed 7, round %s", i)
          .doesNotContain(Reason.DEFECT);
    }
    var noise = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      noise.append("\"{}[],: \n\\\t=0a".charAt(random.nextInt(13)));
    }
    var read = ReadLog.of(format, noise.toString());
    assertThat(read.events).isEmpty();
    assertThat(read.reasons).isNotEmpty().doesNotContain(Reason.DEFECT);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void recordBeyondTheLimitIsRejectedInLinearTimeAndTheNextOneIsRead(String format)
      throws Exception {
    var good = AccessCases.own(format).get(format.equals("pgaudit") ? 2 : 0).get("raw").textValue();
    var unit = good.replace("\n", " ").replaceAll(".$", "");
    var giant = unit.repeat(AccessLimits.RECORD / unit.length() + 2);

    var read =
        Assertions.assertTimeout(
            Duration.ofSeconds(30), () -> ReadLog.of(format, giant + "\n" + good + "\n"));

    assertThat(read.reasons).isNotEmpty();
    assertThat(read.events).containsAll(ReadLog.of(format, good).events);
    assertThat(read.rejected).allMatch(record -> record.length() <= AccessLimits.RECORD);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nameThatIsTooLongIsRefusedNotCut(String format) throws Exception {
    for (var each : AccessCases.own(format)) {
      var user = each.path("events").path(0).path("user").asText();
      if (each.has("hostile") || user.length() < 3) {
        continue;
      }
      var raw = each.get("raw").textValue().replace(user, user.repeat(4_000));
      assertThat(ReadLog.of(format, raw).reasons).as(format).contains(Reason.LIMIT);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void textThatRepeatsTheMarksOfItsFormatTakesLinearTime(String format) throws Exception {
    var good = AccessCases.own(format).get(format.equals("pgaudit") ? 2 : 0).get("raw").textValue();
    var marks =
        List.of(
            "\tperm=",
            "\tip=",
            "\" ",
            ", ",
            " is Allowed operation = ",
            "\"",
            "{",
            "[",
            "\n,",
            " for request = ");
    for (var mark : marks) {
      var half = good.substring(0, good.length() * 2 / 3);
      var text = half + mark.repeat(100_000) + good.substring(half.length()) + "\n" + good + "\n";
      var read =
          Assertions.assertTimeout(
              Duration.ofSeconds(20), () -> ReadLog.of(format, text), () -> "repeated: " + mark);
      assertThat(read.reasons).doesNotContain(Reason.DEFECT);
    }
  }
}

package io.plumbline.connectors.openlineage;

import static io.plumbline.connectors.openlineage.Events.json;
import static io.plumbline.connectors.openlineage.Events.runEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.DatasetId;
import io.plumbline.model.RunEventType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
  private static final String TIME = "'eventTime':'2026-01-01T00:00:00Z'";
  private static final String JOB = "'job':{'namespace':'jobs','name':'load'}";

  private static void assertReason(Reason reason, String event) {
    assertThatThrownBy(() -> Events.decode(json(event)))
        .isInstanceOfSatisfying(
            UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void jobWithoutRunIsAJobEvent() throws Exception {
    var decoded =
        Events.decode(json("{" + TIME + "," + JOB + ",'outputs':[{'namespace':'db','name':'t'}]}"));

    assertThat(decoded.runs()).isEmpty();
    assertThat(decoded.schemas()).isEmpty();
    assertThat(decoded.jobs().get(0).job().id()).isEqualTo("jobs/load");
    assertThat(decoded.jobs().get(0).outputs()).hasSize(1);
  }

  @Test
  void nullRunIsNoRun() throws Exception {
    assertThat(Events.decode(json("{" + TIME + "," + JOB + ",'run':null}")).jobs()).hasSize(1);
  }

  @Test
  void jobEventTellsNoSchema() throws Exception {
    var event =
        "{"
            + TIME
            + ","
            + JOB
            + ",'outputs':[{'namespace':'db','name':'t',"
            + "'facets':{'schema':{'fields':[{'name':'a'}]}}}]}";

    assertThat(Events.decode(json(event)).schemas()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"complete,COMPLETE", "FAIL,FAIL", "SKIPPED,OTHER", "'',OTHER"})
  void typeThatIsUnknownIsOther(String told, RunEventType type) throws Exception {
    var event = runEvent("'x':1").replace("COMPLETE", told);

    assertThat(Events.decode(event).runs().get(0).type()).isEqualTo(type);
  }

  @Test
  void absentTypeIsOther() throws Exception {
    var event = "{" + TIME + "," + JOB + ",'run':{'runId':'r'}}";

    assertThat(Events.decode(json(event)).runs().get(0).type()).isEqualTo(RunEventType.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'x'", "7", "{}", "[null,1,'x',[]]", "[]"})
  void inputsThatAreNoListOfDatasetsAreNone(String inputs) throws Exception {
    var run = Events.run("'inputs':" + inputs + ",'outputs':" + inputs);

    assertThat(run.inputs()).isEmpty();
    assertThat(run.outputs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'x'", "7", "[]", "{'schema':null}", "{'schema':'x'}"})
  void facetsOfTheWrongTypeAreAbsent(String facets) throws Exception {
    var output = Events.output("'facets':" + facets + ",'outputFacets':" + facets);

    assertThat(output.columns()).isEmpty();
    assertThat(output.rows()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'namespace':'','name':'t'}",
        "{'namespace':'db','name':' '}",
        "{'namespace':'db'}",
        "{'namespace':'s3://bucket','name':'//'}",
        "{'namespace':7,'name':'t'}"
      })
  void datasetWithoutIdentityIsLeftOutAloneOfItsEvent(String dataset) throws Exception {
    var run = Events.run("'outputs':[" + dataset + ",{'namespace':'db','name':'kept'}]");

    assertThat(run.outputs()).extracting(facts -> facts.dataset().name()).containsExactly("kept");
  }

  @Test
  void nameThatIsTooLongCostsTheDatasetOnly() throws Exception {
    var longest = "n".repeat(4_096);
    var run =
        Events.run(
            "'outputs':[{'namespace':'db','name':'%s'},{'namespace':'db','name':'%sx'}]"
                .formatted(longest, longest));

    assertThat(run.outputs()).extracting(facts -> facts.dataset().name()).containsExactly(longest);
  }

  @Test
  void datasetListedTwiceIsOneWithTheLaterFacets() throws Exception {
    var run =
        Events.run(
            "'outputs':["
                + "{'namespace':'postgresql://DB:5432','name':'t','outputFacets':"
                + "{'outputStatistics':{'rowCount':1,'size':10}},"
                + "'facets':{'version':{'datasetVersion':'v1'}}},"
                + "{'namespace':'db','name':'other'},"
                + "{'namespace':'postgres://db:5432','name':'t','outputFacets':"
                + "{'outputStatistics':{'rowCount':2}}}]");

    assertThat(run.outputs()).hasSize(2);
    var merged = run.outputs().get(0);
    assertThat(merged.dataset()).isEqualTo(new DatasetId("acme", "postgres://db:5432", "t"));
    assertThat(merged.reportedNamespace()).isEqualTo("postgresql://DB:5432");
    assertThat(merged.rows()).isEqualTo(2);
    assertThat(merged.bytes()).isEqualTo(10);
    assertThat(merged.version()).isEqualTo("v1");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-11-05T10:28:18.969066Z[Europe/London],1636108098969",
    "2021-11-05T10:28:18.969,1636108098969",
    "2021-11-05T12:28:18.969999999+02:00,1636108098969",
    "2021-11-05T05:28:18.9-0500,1636108098900"
  })
  void timesOfRealProducersAreRead(String time, long millis) throws Exception {
    var event = runEvent("'x':1").replace("2026-01-01T00:00:00Z", time);

    assertThat(Events.decode(event).runs().get(0).atMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "",
        "2026-01-01",
        "2026-13-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z"
      })
  void timeThatIsNoneIsRefused(String time) {
    assertReason(Reason.BAD_TIME, runEvent("'x':1").replace("2026-01-01T00:00:00Z", time));
  }

  @Test
  void absentTimeIsRefused() {
    assertReason(Reason.BAD_TIME, "{" + JOB + ",'run':{'runId':'r'}}");
    assertReason(Reason.BAD_TIME, "{'eventTime':1767225600000," + JOB + "}");
    assertReason(Reason.BAD_TIME, "{'eventTime':null,'dataset':{'namespace':'db','name':'t'}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{" + TIME + "}",
        "{" + TIME + ",'job':null,'run':null,'dataset':null}",
        "{" + TIME + ",'run':{'runId':'r'}}",
        "{" + TIME + ",'job':'load'}",
        "{" + TIME + ",'job':{'namespace':'jobs'}}",
        "{" + TIME + "," + JOB + ",'run':'r'}",
        "{" + TIME + "," + JOB + ",'run':{'runId':null}}",
        "{" + TIME + ",'dataset':{'namespace':'db'}}"
      })
  void eventThatNamesNothingIsRefused(String event) {
    assertReason(Reason.NO_IDENTITY, event);
  }

  @Test
  void jobNameThatIsTooLongIsRefused() {
    assertReason(
        Reason.LIMIT,
        "{" + TIME + ",'job':{'namespace':'jobs','name':'" + "n".repeat(4_097) + "'}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"manual__2022-04-25T00:00:00+00:00", "...", "0123456789abcdef0123456789abcdef"})
  void runIdThatIsNoUuidIsMapped(String reported) throws Exception {
    var event = "{" + TIME + "," + JOB + ",'run':{'runId':'" + reported + "'}}";

    assertThat(Events.decode(json(event)).runs().get(0).runId())
        .isEqualTo(UUID.nameUUIDFromBytes(reported.getBytes(UTF_8)).toString());
  }

  @Test
  void runIdInCapitalsIsTheSameRun() throws Exception {
    var event = runEvent("'x':1");
    var capitals = event.replace("0176a8c2-fe01-7439", "0176A8C2-FE01-7439");

    assertThat(Events.decode(capitals).runs().get(0).runId())
        .isEqualTo(Events.decode(event).runs().get(0).runId());
  }

  @Test
  void oldNameOfTheParentFacetIsRead() throws Exception {
    var event =
        "{"
            + TIME
            + ","
            + JOB
            + ",'run':{'runId':'r','facets':{'parent':'x','parentRun':"
            + "{'run':{'runId':'0176A8C2-fe01-7439-87e6-56a1a1b4029f'}},"
            + "'nominalTime':{'nominalStartTime':'soon'}}}}";

    var run = Events.decode(json(event)).runs().get(0);
    assertThat(run.parentRunId()).isEqualTo("0176a8c2-fe01-7439-87e6-56a1a1b4029f");
    assertThat(run.nominalStartMillis()).isNull();
  }

  @Test
  void duplicateHasTheSameHashHoweverItIsWritten() throws Exception {
    var event = "{" + TIME + "," + JOB + ",'a':{'y':[1,2],'x':'\\u00e9'}}";
    var again = "{ 'a' : { 'x':'é', 'y':[1, 2] }, " + JOB + "," + TIME + "}";
    var other = "{ 'a' : { 'x':'é', 'y':[2, 1] }, " + JOB + "," + TIME + "}";

    var hash = Events.decode(json(event)).jobs().get(0).eventHash();
    assertThat(Events.decode(json(again)).jobs().get(0).eventHash()).isEqualTo(hash);
    assertThat(Events.decode(json(other)).jobs().get(0).eventHash()).isNotEqualTo(hash);
  }

  @Test
  void tenantIsThatOfTheCallerEverywhere() throws Exception {
    var decoded =
        new OpenLineageDecoder()
            .decode("other", Events.bytes(Events.CAPTURED.resolve("spark-complete.json")));

    var run = decoded.runs().get(0);
    assertThat(run.job().tenant()).isEqualTo("other");
    assertThat(run.outputs()).allSatisfy(o -> assertThat(o.dataset().tenant()).isEqualTo("other"));
    assertThat(run.outputs().get(0).columnEdges())
        .allSatisfy(edge -> assertThat(edge.input().tenant()).isEqualTo("other"));
    assertThat(decoded.schemas().get(0).dataset().tenant()).isEqualTo("other");
  }
}

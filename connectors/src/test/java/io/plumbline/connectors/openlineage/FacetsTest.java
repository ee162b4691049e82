package io.plumbline.connectors.openlineage;

import static io.plumbline.connectors.openlineage.Events.input;
import static io.plumbline.connectors.openlineage.Events.json;
import static io.plumbline.connectors.openlineage.Events.output;
import static io.plumbline.connectors.openlineage.Events.runEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Column;
import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacetsTest {
  private static final DatasetId SOURCE = new DatasetId("acme", "db", "source");
  private static final String FROM_SOURCE = "'namespace':'db','name':'source'";

  @ParameterizedTest
  @CsvSource({"5,5", "0,0", "5.0,5", "1.2e3,1200", "9223372036854775807,9223372036854775807"})
  void countsAreReadHoweverTheyAreWritten(String told, long rows) throws Exception {
    var facts = output("'outputFacets':{'outputStatistics':{'rowCount':" + told + "}}");

    assertThat(facts.rows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "'5'", "1e400", "9223372036854775808", "true", "null"})
  void countsThatAreNoneAreDropped(String told) throws Exception {
    var facts = output("'outputFacets':{'outputStatistics':{'rowCount':" + told + ",'size':7}}");

    assertThat(facts.rows()).isNull();
    assertThat(facts.bytes()).isEqualTo(7);
  }

  @Test
  void icebergCommitTellsRowsWhenStatisticsDoNot() throws Exception {
    var commit =
        "'icebergCommitReport':{'snapshotId':42,'commitMetrics':"
            + "{'addedRecords':7.0,'addedFilesSizeInBytes':70}}";

    var alone = output("'outputFacets':{" + commit + "}");
    assertThat(alone.rows()).isEqualTo(7);
    assertThat(alone.bytes()).isEqualTo(70);
    assertThat(alone.version()).isEqualTo("42");

    var beside = output("'outputFacets':{" + commit + ",'outputStatistics':{'rowCount':8}}");
    assertThat(beside.rows()).isEqualTo(8);
    assertThat(beside.bytes()).isEqualTo(70);
  }

  @Test
  void statisticsOfTheOtherSideAreNotTaken() throws Exception {
    assertThat(input("'outputFacets':{'outputStatistics':{'rowCount':5}}").rows()).isNull();
    assertThat(output("'inputFacets':{'inputStatistics':{'rowCount':5}}").rows()).isNull();
  }

  @Test
  void qualityMetricsBecomeCanonicalCalls() throws Exception {
    var facts =
        input(
            "'inputFacets':{'dataQualityMetrics':{'rowCount':10,'columnMetrics':{'age':"
                + "{'nullCount':1,'sum':3000,'count':10,'min':5,'max':30.5}}}}");

    assertThat(facts.metrics())
        .isEqualTo(
            Map.of(
                "ROW_COUNT()", 10.0,
                "NULL_COUNT(age)", 1.0,
                "COMPLETENESS(age)", 0.9,
                "MIN(age)", 5.0,
                "MAX(age)", 30.5,
                "SUM(age)", 3000.0,
                "AVG(age)", 300.0));
  }

  @Test
  void metricsThatCannotBeAreDropped() throws Exception {
    var facts =
        output(
            "'facets':{'dataQualityMetrics':{'rowCount':2,'columnMetrics':{"
                + "'a':{'nullCount':3,'sum':1e999,'count':0,'min':'x'},'':{'nullCount':0},"
                + "'b':'x','c':{'sum':4,'count':0}}}}");

    assertThat(facts.metrics())
        .isEqualTo(Map.of("ROW_COUNT()", 2.0, "NULL_COUNT(a)", 3.0, "SUM(c)", 4.0));
  }

  @Test
  void completenessNeedsRows() throws Exception {
    var facts =
        output(
            "'facets':{'dataQualityMetrics':{'rowCount':0,'columnMetrics':"
                + "{'a':{'nullCount':0}}}}");

    assertThat(facts.metrics()).doesNotContainKey("COMPLETENESS(a)");
  }

  @Test
  void nestedFieldsArePathsAndArraysKeepTheirType() throws Exception {
    var facts =
        output(
            "'facets':{'schema':{'fields':["
                + "{'name':'id'},"
                + "{'name':'who','type':'struct','fields':[{'name':'mail','type':'string'}]},"
                + "{'name':'tags','type':'array<string>'},"
                + "{'name':'items','type':'array','fields':["
                + "{'name':'_element','type':'struct','fields':[{'name':'sku','type':'int'}]}]},"
                + "{'type':'int'},null,'x',{'name':'id','type':'again'}]}}");

    assertThat(facts.columns())
        .containsExactly(
            new Column("id", ""),
            new Column("who", "struct"),
            new Column("who.mail", "string"),
            new Column("tags", "array<string>"),
            new Column("items", "array"),
            new Column("items[]", "struct"),
            new Column("items[].sku", "int"));
  }

  @Test
  void schemaWithTooManyColumnsIsNotTold() throws Exception {
    assertThat(output(schema(5_000)).columns()).hasSize(5_000);
    assertThat(output(schema(5_001)).columns()).isEmpty();
  }

  private static String schema(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> "{'name':'c" + i + "'}")
        .collect(Collectors.joining(",", "'facets':{'schema':{'fields':[", "]}}"));
  }

  @Test
  void columnEdgesEndAtTheLimit() throws Exception {
    var inputs =
        IntStream.range(0, 20_001)
            .mapToObj(i -> "{" + FROM_SOURCE + ",'field':'c" + i + "'}")
            .collect(Collectors.joining(","));
    var facts =
        output("'facets':{'columnLineage':{'fields':{'o':{'inputFields':[" + inputs + "]}}}}");

    assertThat(facts.columnEdges()).hasSize(20_000);
  }

  @Test
  void legacyMaskingIsMasking() throws Exception {
    var facts =
        output(
            "'facets':{'columnLineage':{'fields':{'o':{'transformationType':'MASKED',"
                + "'inputFields':[{"
                + FROM_SOURCE
                + ",'field':'c'},{'field':'nowhere'},null]}},"
                + "'dataset':[{"
                + FROM_SOURCE
                + ",'field':'f'}]}}");

    assertThat(facts.columnEdges())
        .containsExactly(
            new ColumnEdge(SOURCE, "c", "o", "DIRECT", "MASKED", true),
            new ColumnEdge(SOURCE, "f", null, "INDIRECT", "", false));
  }

  @Test
  void explicitLineageOfADatasetGoesBeforeColumnLineage() throws Exception {
    var facts =
        output(
            "'facets':{'columnLineage':{'fields':{'o':{'inputFields':[{"
                + FROM_SOURCE
                + ",'field':'ignored'}]}}},"
                + "'lineage':{'inputs':[{"
                + FROM_SOURCE
                + ",'type':'DATASET','field':'day',"
                + "'transformations':[{'type':'INDIRECT','subtype':'FILTER'}]}],"
                + "'fields':{'o':{'inputs':[{"
                + FROM_SOURCE
                + ",'type':'DATASET','field':'c'}]}}}}");

    assertThat(facts.columnEdges())
        .containsExactly(
            new ColumnEdge(SOURCE, "c", "o", "DIRECT", "", false),
            new ColumnEdge(SOURCE, "day", null, "INDIRECT", "FILTER", false));
  }

  @Test
  void explicitLineageOfAJobNamesInputsAndOutputs() throws Exception {
    var event =
        runEvent("'outputs':[{'namespace':'db','name':'t'}]")
            .replace(
                json("'name':'load'"),
                json(
                    "'name':'load','facets':{'lineage':{'entries':["
                        + "{'namespace':'db','name':'t','type':'DATASET','inputs':[{"
                        + FROM_SOURCE
                        + ",'type':'DATASET'},{'namespace':'jobs','name':'j','type':'JOB'}],"
                        + "'fields':{'o':{'inputs':[{'namespace':'db','name':'dim',"
                        + "'type':'DATASET','field':'k'}]}}},"
                        + "{'type':'JOB','inputs':[]},"
                        + "{'namespace':'db','name':'new','type':'DATASET'}]}}"));

    var run = Events.decode(event).runs().get(0);
    assertThat(run.inputs())
        .extracting(facts -> facts.dataset().name())
        .containsExactly("source", "dim");
    assertThat(run.outputs())
        .extracting(facts -> facts.dataset().name())
        .containsExactly("t", "new");
    assertThat(run.outputs().get(0).columnEdges())
        .containsExactly(
            new ColumnEdge(new DatasetId("acme", "db", "dim"), "k", "o", "DIRECT", "", false));
  }

  @Test
  void versionOfTheCodeIsItsCommitElseItsTag() throws Exception {
    var both = "'sourceCodeLocation':{'version':'abc','tag':'v1','branch':'main'}";
    var tag = "'sourceCodeLocation':{'version':7,'tag':'v1'}";

    assertThat(codeVersion(both)).isEqualTo("abc");
    assertThat(codeVersion(tag)).isEqualTo("v1");
    assertThat(codeVersion("'sourceCodeLocation':{'branch':'main'}")).isNull();
  }

  private static String codeVersion(String facet) throws Exception {
    var facets = json("'name':'load','facets':{" + facet + "}");
    return Events.decode(runEvent("'x':1").replace(json("'name':'load'"), facets))
        .runs()
        .get(0)
        .codeVersion();
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE,1", "RUNNING,1", "FAIL,0", "ABORT,0"})
  void schemaOfAFailedRunIsNotObserved(String type, int observed) throws Exception {
    var event = runEvent("'outputs':[{'namespace':'db','name':'t'," + schema(2) + "}]");

    assertThat(Events.decode(event.replace("COMPLETE", type)).schemas()).hasSize(observed);
  }

  @Test
  void schemaOfADroppedDatasetIsNotObserved() throws Exception {
    var dropped =
        "'facets':{'lifecycleStateChange':{'lifecycleStateChange':'DROP'},"
            + "'schema':{'fields':[{'name':'a'}]}}";
    var event = runEvent("'outputs':[{'namespace':'db','name':'t'," + dropped + "}]");

    assertThat(Events.decode(event).schemas()).isEmpty();
    assertThat(Events.decode(event).runs().get(0).outputs().get(0).lifecycle()).isEqualTo("DROP");
  }

  @Test
  void lifecycleThatIsUnknownIsNotTold() throws Exception {
    var facts = output("'facets':{'lifecycleStateChange':{'lifecycleStateChange':'EVAPORATE'}}");

    assertThat(facts.lifecycle()).isNull();
  }

  @Test
  void symlinkToItselfIsNoAlias() throws Exception {
    var facts =
        output(
            "'facets':{'symlinks':{'identifiers':[{'namespace':'db','name':'t'},"
                + "{'namespace':'hive://h','name':'x.t','type':'TABLE'},null]}}");

    assertThat(facts.aliases()).containsExactly(new DatasetId("acme", "hive://h", "x.t"));
  }
}

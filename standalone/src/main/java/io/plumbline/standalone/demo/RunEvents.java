package io.plumbline.standalone.demo;

import static java.time.ZoneOffset.UTC;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.plumbline.model.Column;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Loads in the words of OpenLineage: an event at the start and one at the end. Pure. */
final class RunEvents {
  private static final URI PRODUCER = URI.create("https://example.com/shop/scheduler");
  private static final String CODE = "https://example.com/shop/pipelines";

  private final OpenLineage lineage = new OpenLineage(PRODUCER);

  /** What a run says when it starts. */
  RunEvent start(Load load) {
    return event(load, RunEvent.EventType.START, load.started())
        .inputs(inputs(load))
        .outputs(List.of(named(load.job().output()).build()))
        .build();
  }

  /** What a run says when it has written its output. */
  RunEvent complete(Load load) {
    var facets =
        lineage
            .newDatasetFacetsBuilder()
            .schema(schema(load.columns()))
            .columnLineage(columnLineage(load.job()))
            .build();
    var statistics =
        lineage.newOutputStatisticsOutputDatasetFacetBuilder().rowCount(load.rows()).build();
    var output =
        named(load.job().output())
            .facets(facets)
            .outputFacets(
                lineage.newOutputDatasetOutputFacetsBuilder().outputStatistics(statistics).build());
    return event(load, RunEvent.EventType.COMPLETE, load.completed())
        .inputs(inputs(load))
        .outputs(List.of(output.build()))
        .build();
  }

  private OpenLineage.RunEventBuilder event(Load load, RunEvent.EventType type, Instant at) {
    var nominal =
        lineage
            .newNominalTimeRunFacetBuilder()
            .nominalStartTime(load.scheduled().atZone(UTC))
            .build();
    var facets = lineage.newRunFacetsBuilder().nominalTime(nominal).build();
    return lineage
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(UTC))
        .run(lineage.newRunBuilder().runId(load.runId()).facets(facets).build())
        .job(job(load));
  }

  private OpenLineage.Job job(Load load) {
    var path = "jobs/" + load.job().name() + ".sql";
    var code =
        lineage
            .newSourceCodeLocationJobFacetBuilder()
            .type("git")
            .url(URI.create(CODE + "/" + path))
            .repoUrl(CODE)
            .path(path)
            .version(load.version())
            .build();
    var type =
        lineage
            .newJobTypeJobFacetBuilder()
            .processingType("BATCH")
            .integration("SHOP")
            .jobType("JOB")
            .build();
    return lineage
        .newJobBuilder()
        .namespace(Shop.JOBS)
        .name(load.job().name())
        .facets(lineage.newJobFacetsBuilder().sourceCodeLocation(code).jobType(type).build())
        .build();
  }

  private List<OpenLineage.InputDataset> inputs(Load load) {
    return load.job().inputs().stream()
        .map(
            input ->
                lineage
                    .newInputDatasetBuilder()
                    .namespace(input.namespace())
                    .name(input.name())
                    .build())
        .toList();
  }

  private OpenLineage.OutputDatasetBuilder named(ShopTable table) {
    return lineage.newOutputDatasetBuilder().namespace(table.namespace()).name(table.name());
  }

  private OpenLineage.SchemaDatasetFacet schema(List<Column> columns) {
    var fields =
        columns.stream()
            .map(
                column ->
                    lineage
                        .newSchemaDatasetFacetFieldsBuilder()
                        .name(column.path())
                        .type(column.type())
                        .build())
            .toList();
    return lineage.newSchemaDatasetFacet(fields);
  }

  private OpenLineage.ColumnLineageDatasetFacet columnLineage(ShopJob job) {
    if (job.flows().isEmpty()) {
      return null;
    }
    var fields = lineage.newColumnLineageDatasetFacetFieldsBuilder();
    for (var flow : job.flows()) {
      var input =
          lineage
              .newInputFieldBuilder()
              .namespace(flow.from().namespace())
              .name(flow.from().name())
              .field(flow.fromColumn())
              .build();
      fields.put(
          flow.column(),
          lineage
              .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
              .inputFields(List.of(input))
              .transformationType("DIRECT")
              .build());
    }
    return lineage.newColumnLineageDatasetFacetBuilder().fields(fields.build()).build();
  }
}

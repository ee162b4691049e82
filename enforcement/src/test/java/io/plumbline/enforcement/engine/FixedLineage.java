package io.plumbline.enforcement.engine;

import io.plumbline.lineage.ColumnLineage;
import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.JobRun;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetTags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A fake: a lineage graph that answers every walk alike. */
final class FixedLineage implements LineageReader {
  private final LineageGraph graph;

  private FixedLineage(LineageGraph graph) {
    this.graph = graph;
  }

  static LineageReader of(LineageGraph graph) {
    return new FixedLineage(graph);
  }

  @Override
  public Optional<DatasetDetails> dataset(DatasetId id) {
    return Optional.empty();
  }

  @Override
  public List<DatasetId> resolve(String tenant, String text, int limit) {
    return List.of();
  }

  @Override
  public List<DatasetDetails> datasets(String tenant, int offset, int limit) {
    return List.of();
  }

  @Override
  public Optional<LineageGraph> walk(
      DatasetId start, Direction direction, int depth, int maxNodes) {
    return Optional.of(graph);
  }

  @Override
  public Optional<LineageGraph> neighbourhood(
      String tenant, String nodeId, int depth, int maxNodes) {
    return Optional.empty();
  }

  @Override
  public List<ColumnLineage> columnLineage(DatasetId dataset) {
    return List.of();
  }

  @Override
  public List<DatasetId> names(DatasetId dataset) {
    return List.of(dataset);
  }

  @Override
  public List<JobRun> readingRuns(DatasetId dataset, Instant since, int jobs) {
    return List.of();
  }

  @Override
  public List<DatasetReader> readers(DatasetId dataset, long fromMillis, long toMillis, int limit) {
    return List.of();
  }

  @Override
  public Collection<DatasetTags> tags(String tenant) {
    return List.of();
  }

  @Override
  public void close() {}
}

package io.plumbline.server;

import io.plumbline.lineage.ColumnLineage;
import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.Edge;
import io.plumbline.lineage.JobRun;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.LineageReader;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetTags;
import io.plumbline.model.ReadDay;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A graph of two datasets and a job: {@code raw/orders} read by {@code load}, which writes {@code
 * warehouse/fact_orders}. It can be told to be away.
 */
public final class FixedLineageReader implements LineageReader {

  static final DatasetId ORDERS = new DatasetId("default", "postgres://db:5432", "shop.orders");
  static final DatasetId FACTS = new DatasetId("default", "warehouse", "fact_orders");

  private static final DatasetReader READER =
      new DatasetReader(ORDERS, "ann", true, 5_000, 9_000, List.of(new ReadDay("1970-01-01", 3)));

  private static final Node ORDERS_NODE =
      new Node("k-orders", NodeKind.DATASET, ORDERS.namespace(), ORDERS.name(), 0, 1_000, null);
  private static final Node JOB_NODE =
      new Node("k-load", NodeKind.JOB, "airflow", "load", 1, 2_000, "v2");
  private static final Node FACTS_NODE =
      new Node("k-facts", NodeKind.DATASET, FACTS.namespace(), FACTS.name(), 2, 3_000, null);
  private static final List<Edge> EDGES =
      List.of(
          new Edge("k-orders", "k-load", "CARTESIAN", 2_000),
          new Edge("k-load", "k-facts", "CARTESIAN", 3_000));

  private final AtomicBoolean away = new AtomicBoolean();

  void setAway(boolean isAway) {
    away.set(isAway);
  }

  @Override
  public Optional<DatasetDetails> dataset(DatasetId id) {
    answer();
    return List.of(ORDERS, FACTS).contains(id) ? Optional.of(details(id)) : Optional.empty();
  }

  @Override
  public List<DatasetId> resolve(String tenant, String text, int limit) {
    answer();
    return List.of(ORDERS, FACTS).stream()
        .filter(id -> id.tenant().equals(tenant))
        .filter(id -> id.name().equals(text) || id.id().equals(text))
        .limit(limit)
        .toList();
  }

  @Override
  public List<DatasetDetails> datasets(String tenant, int offset, int limit) {
    answer();
    return List.of(FACTS, ORDERS).stream()
        .filter(id -> id.tenant().equals(tenant))
        .skip(offset)
        .limit(limit)
        .map(FixedLineageReader::details)
        .toList();
  }

  @Override
  public Optional<LineageGraph> walk(
      DatasetId start, Direction direction, int depth, int maxNodes) {
    answer();
    boolean all = start.equals(ORDERS) && direction == Direction.DOWNSTREAM && depth > 0;
    return Optional.of(
        all
            ? new LineageGraph(List.of(ORDERS_NODE, JOB_NODE, FACTS_NODE), EDGES, null, 3_000)
            : new LineageGraph(
                List.of(ORDERS_NODE), List.of(), depth == 0 ? "depth" : null, 1_000));
  }

  @Override
  public Optional<LineageGraph> neighbourhood(
      String tenant, String nodeId, int depth, int maxNodes) {
    answer();
    return nodeId.equals("job:airflow:load")
        ? Optional.of(
            new LineageGraph(List.of(JOB_NODE, ORDERS_NODE, FACTS_NODE), EDGES, null, 3_000))
        : Optional.empty();
  }

  @Override
  public List<ColumnLineage> columnLineage(DatasetId dataset) {
    answer();
    return dataset.equals(FACTS)
        ? List.of(new ColumnLineage(ORDERS, "amount", FACTS, "total", "DIRECT"))
        : List.of();
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
    answer();
    boolean isOverlapping = READER.firstMillis() <= toMillis && READER.lastMillis() >= fromMillis;
    return dataset.equals(ORDERS) && isOverlapping ? List.of(READER) : List.of();
  }

  @Override
  public Collection<DatasetTags> tags(String tenant) {
    return List.of();
  }

  @Override
  public void close() {}

  private void answer() {
    if (away.get()) {
      throw new IllegalStateException("Cannot reach the graph");
    }
  }

  private static DatasetDetails details(DatasetId id) {
    return new DatasetDetails(
        id, id.namespace(), id.name(), 1, 2, List.of(new Column("amount", "DECIMAL(10,2)")));
  }
}

package io.plumbline.lineage;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetTags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Bounded questions to the lineage graph. Every answer stays within one tenant. */
public interface LineageReader extends AutoCloseable {
  /** What the graph knows of a dataset. */
  Optional<DatasetDetails> dataset(DatasetId id);

  /**
   * The datasets that a person's text can mean: an exact id ({@code namespace/name}), {@code
   * namespace.name} or a plain name. At most {@code limit}, exact matches first.
   */
  List<DatasetId> resolve(String tenant, String text, int limit);

  /** Datasets of the tenant ordered by name, for listing. */
  List<DatasetDetails> datasets(String tenant, int offset, int limit);

  /**
   * Walks from a dataset level by level; safe against cycles; never more than {@code maxNodes}.
   *
   * @param depth hops between datasets; a dataset, its job and the next dataset are one hop
   */
  Optional<LineageGraph> walk(DatasetId start, Direction direction, int depth, int maxNodes);

  /**
   * As Marquez does for {@code GET /api/v1/lineage}: every job and dataset within {@code depth} job
   * hops of a node id such as {@code dataset:ns:name} or {@code job:ns:name}, blind to direction.
   */
  Optional<LineageGraph> neighbourhood(String tenant, String nodeId, int depth, int maxNodes);

  /** Column edges into the columns of a dataset. */
  List<ColumnLineage> columnLineage(DatasetId dataset);

  /** The names under which a dataset is known, its own among them; empty if it is not known. */
  List<DatasetId> names(DatasetId dataset);

  /**
   * Runs of the jobs that read a dataset, under its own or another of its names: of each job the
   * latest, and all that are under way and began since an instant. Ordered by job, latest first.
   *
   * @param since a bound of the work, well before what can still be under way
   * @param jobs how many jobs at most; of each at most 40 runs are told
   */
  List<JobRun> readingRuns(DatasetId dataset, Instant since, int jobs);

  /**
   * Who read a dataset within a time, under whichever of its names; who read it last comes first.
   * For each reader the latest {@link DatasetReader#MOST_DAYS} days with reads are known by day in
   * UTC; before these a reader counts who read both before the end and after the beginning.
   *
   * @param fromMillis earliest event time
   * @param toMillis latest event time
   */
  List<DatasetReader> readers(DatasetId dataset, long fromMillis, long toMillis, int limit);

  /**
   * The tags of all datasets of a tenant: their own, and those that come down the lineage, along
   * columns where these are known.
   */
  Collection<DatasetTags> tags(String tenant);

  @Override
  void close();
}

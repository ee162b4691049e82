package io.plumbline.lineage;

/** One move from a frontier of nodes to their neighbours of one kind. */
enum Step {
  JOBS_OF_DATASETS,
  DATASETS_OF_JOBS,
  DERIVED_DATASETS,
  /** Other names of the same dataset; they lie at the same depth. */
  ALIASES;

  /** What the move arrives at. */
  NodeKind arrivesAt() {
    return this == JOBS_OF_DATASETS ? NodeKind.JOB : NodeKind.DATASET;
  }
}

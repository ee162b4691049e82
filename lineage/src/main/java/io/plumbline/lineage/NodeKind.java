package io.plumbline.lineage;

/** What a node of the graph stands for. */
public enum NodeKind {
  DATASET,
  JOB
}

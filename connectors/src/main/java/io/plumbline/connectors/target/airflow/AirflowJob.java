package io.plumbline.connectors.target.airflow;

/**
 * A DAG, or one task of it.
 *
 * @param task null for the whole DAG
 * @param isPaused whether the DAG starts no runs
 */
record AirflowJob(String dag, String task, boolean isPaused) {
  /** How messages call it. */
  String told() {
    return task == null ? "DAG " + dag : "task %s of DAG %s".formatted(task, dag);
  }
}

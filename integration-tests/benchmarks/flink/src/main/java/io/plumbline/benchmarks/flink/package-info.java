/** The workload as one query of Flink SQL. */
package io.plumbline.benchmarks.flink;

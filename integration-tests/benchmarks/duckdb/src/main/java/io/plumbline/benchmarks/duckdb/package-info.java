/** The workload as one query of DuckDB. */
package io.plumbline.benchmarks.duckdb;

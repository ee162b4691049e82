/** Flink topologies: thin operators around the pure detectors of {@code rules}. */
package io.plumbline.jobs;

/** Throughput, memory and delay of the operators of the job. */
package io.plumbline.benchmarks.engine;

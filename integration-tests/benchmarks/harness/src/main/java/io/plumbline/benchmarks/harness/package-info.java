/** What every peer of the benchmarks shares: the workload, the clock, the line of result. */
package io.plumbline.benchmarks.harness;

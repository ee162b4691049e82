/** The workload as a check of Plumbline. */
package io.plumbline.benchmarks.plumbline;

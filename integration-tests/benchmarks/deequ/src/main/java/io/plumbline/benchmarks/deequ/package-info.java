/** The workload as a verification of Deequ on Spark. */
package io.plumbline.benchmarks.deequ;

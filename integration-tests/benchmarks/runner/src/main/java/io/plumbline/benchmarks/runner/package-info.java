/** Makes the data and the rules, runs the peers, compares what they say and how fast they are. */
package io.plumbline.benchmarks.runner;

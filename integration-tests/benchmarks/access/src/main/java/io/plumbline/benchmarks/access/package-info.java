/** How many access events a second the job takes. */
package io.plumbline.benchmarks.access;

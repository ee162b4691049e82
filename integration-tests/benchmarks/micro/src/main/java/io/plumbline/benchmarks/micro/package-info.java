/** What one row costs in the hot loops. */
package io.plumbline.benchmarks.micro;

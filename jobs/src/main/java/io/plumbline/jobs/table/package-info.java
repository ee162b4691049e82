/** Tables declared with Flink SQL as streams of rows: evaluated where they are read. */
package io.plumbline.jobs.table;

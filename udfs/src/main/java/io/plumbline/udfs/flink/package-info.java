/** The metric functions as aggregate functions of Flink SQL. */
package io.plumbline.udfs.flink;

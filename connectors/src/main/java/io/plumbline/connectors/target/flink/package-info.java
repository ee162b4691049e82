/** Decisions that take effect in Apache Flink, by its REST API. */
package io.plumbline.connectors.target.flink;

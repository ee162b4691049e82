/** How records cross between Kafka and Flink. Needs Flink and its Kafka connector at run time. */
package io.plumbline.connectors.kafka;

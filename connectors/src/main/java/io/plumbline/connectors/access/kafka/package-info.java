/** The log of Kafka's authorizers. */
package io.plumbline.connectors.access.kafka;

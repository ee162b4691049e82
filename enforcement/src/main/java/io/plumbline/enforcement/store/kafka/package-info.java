/** Records of Kafka's topics: deleted up to an offset, with no way back. */
package io.plumbline.enforcement.store.kafka;

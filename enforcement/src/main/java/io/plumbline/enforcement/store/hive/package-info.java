/** Partitions of Hive's metastore: taken out of it with their files renamed, put back, deleted. */
package io.plumbline.enforcement.store.hive;

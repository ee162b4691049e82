/** Partitions of PostgreSQL: detached into a quarantine schema, attached again, or dropped. */
package io.plumbline.enforcement.store.postgres;

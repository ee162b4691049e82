/** The audit log of the Hive metastore. */
package io.plumbline.connectors.access.hive;

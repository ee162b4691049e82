/** The audit log of the HDFS NameNode. */
package io.plumbline.connectors.access.hdfs;

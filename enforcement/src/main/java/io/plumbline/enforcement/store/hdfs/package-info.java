/** Directories of HDFS: renamed into a quarantine, renamed back, or left to the trash. */
package io.plumbline.enforcement.store.hdfs;

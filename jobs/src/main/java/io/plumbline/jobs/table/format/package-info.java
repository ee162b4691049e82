/** A format for Flink's tables that gives what another format cannot decode as rows of its own. */
package io.plumbline.jobs.table.format;

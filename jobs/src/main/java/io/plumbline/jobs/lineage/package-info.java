/** From telemetry to the lineage graph. */
package io.plumbline.jobs.lineage;

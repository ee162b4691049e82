/** Taking in telemetry and samples: validated, then appended to Kafka as sent. */
package io.plumbline.server.ingest;

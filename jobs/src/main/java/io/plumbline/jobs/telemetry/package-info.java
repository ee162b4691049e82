/** Telemetry as it is read: decoded once, dead letters apart. */
package io.plumbline.jobs.telemetry;

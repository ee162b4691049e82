/** From findings to incidents, alerts, decisions and outcomes. */
package io.plumbline.jobs.incident;

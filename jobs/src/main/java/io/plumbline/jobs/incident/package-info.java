/** From findings to incidents, alerts and decisions. */
package io.plumbline.jobs.incident;

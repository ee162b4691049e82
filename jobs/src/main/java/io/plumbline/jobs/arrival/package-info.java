/** Arrivals and deadlines: who is awaited, who came, who did not. */
package io.plumbline.jobs.arrival;

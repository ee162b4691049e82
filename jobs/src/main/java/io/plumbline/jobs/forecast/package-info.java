/** Early warnings: what will be late, learned from the runs themselves. */
package io.plumbline.jobs.forecast;

/** Runs: folding their events, judging what they wrote. */
package io.plumbline.jobs.run;

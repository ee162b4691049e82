/** Folds the events of a run, in any order and any number of times, into what the run did. */
package io.plumbline.rules.run;

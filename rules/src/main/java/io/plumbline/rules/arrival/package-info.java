/** Did the dataset arrive when it should have? The breach is the absence of an event. */
package io.plumbline.rules.arrival;

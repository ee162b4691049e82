/** Retention at work: listing, observing, planning, and carrying out one act after another. */
package io.plumbline.enforcement.retention;

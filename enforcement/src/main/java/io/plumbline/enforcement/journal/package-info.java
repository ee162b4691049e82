/** The hash-chained journal: what is written before anything is done, and after. */
package io.plumbline.enforcement.journal;

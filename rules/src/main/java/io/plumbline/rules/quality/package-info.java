/** Rules over rows: one pass, each distinct metric computed once, partial results that merge. */
package io.plumbline.rules.quality;

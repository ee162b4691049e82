/** Who reads bad data. */
package io.plumbline.rules.exposure;

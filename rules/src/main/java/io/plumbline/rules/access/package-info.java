/** Who uses which data, and what is unusual about it. */
package io.plumbline.rules.access;

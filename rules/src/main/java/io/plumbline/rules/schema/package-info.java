/** Which schema changes are legal, and when one that is not took place. */
package io.plumbline.rules.schema;

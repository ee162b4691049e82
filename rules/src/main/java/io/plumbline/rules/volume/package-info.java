/** Is this load as large as it should be? */
package io.plumbline.rules.volume;

/** The other modules as parts of an engine. */
package io.plumbline.standalone.wiring;

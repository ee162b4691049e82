/** The parts of an engine on one machine, each started and closed in order. */
package io.plumbline.standalone.engine;

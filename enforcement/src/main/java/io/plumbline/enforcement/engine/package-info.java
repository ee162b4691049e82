/** The decision engine: from decisions and commands to calls of targets. */
package io.plumbline.enforcement.engine;

/** The HTTP server: the only process of the engine that opens a port. */
package io.plumbline.server;

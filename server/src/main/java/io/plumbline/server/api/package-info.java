/** The resources of the HTTP API. */
package io.plumbline.server.api;

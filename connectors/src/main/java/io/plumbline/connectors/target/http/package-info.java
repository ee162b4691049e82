/** HTTP calls to systems that others name: bounded, and only to where they may lead. */
package io.plumbline.connectors.target.http;

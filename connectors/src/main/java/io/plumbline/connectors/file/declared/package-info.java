/** Files whose own types give way to declared ones. */
package io.plumbline.connectors.file.declared;

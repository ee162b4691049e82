/** Where decisions take effect. */
package io.plumbline.connectors.target;

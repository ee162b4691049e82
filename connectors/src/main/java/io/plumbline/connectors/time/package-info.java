/** Times as the outside world spells them. */
package io.plumbline.connectors.time;

/** How telemetry of any format becomes the vocabulary of the model. */
package io.plumbline.connectors.telemetry;

/**
 * The read model: rows in a database, rebuilt from Kafka at any time, and the questions to them.
 */
package io.plumbline.server.view;

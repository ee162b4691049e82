/** Decisions that take effect in Apache Airflow, by its stable REST API. */
package io.plumbline.connectors.target.airflow;

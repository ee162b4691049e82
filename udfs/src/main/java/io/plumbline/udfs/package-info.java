/**
 * Metric functions as mergeable states; each is one class and one line in {@link MetricCatalogue}.
 */
package io.plumbline.udfs;

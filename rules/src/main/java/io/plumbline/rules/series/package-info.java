/**
 * Anomalies in a series of numbers of which nothing is known beforehand: any unit, any season, any
 * rhythm of sampling. One pass, bounded state, no later point consulted.
 */
package io.plumbline.rules.series;

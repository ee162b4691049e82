/**
 * The anomaly strategies of Deequ by name, with its parameters and its arithmetic, for people who
 * bring rules from there. Where a strategy is blind by construction its Javadoc says so, and names
 * what sees better here.
 */
package io.plumbline.rules.strategy;

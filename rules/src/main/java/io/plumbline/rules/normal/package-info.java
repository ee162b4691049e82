/**
 * What is normal for metrics of rows: each scope against those before, and windows that are open.
 */
package io.plumbline.rules.normal;

/** Decisions that take effect in Apache DolphinScheduler, by its REST API. */
package io.plumbline.connectors.target.dolphinscheduler;

/** Rules inside a running job: broadcast as text, compiled lazily, found by dataset. */
package io.plumbline.jobs.rule;

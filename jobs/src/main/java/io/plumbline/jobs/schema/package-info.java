/** Schemas: judging each one that is observed. */
package io.plumbline.jobs.schema;

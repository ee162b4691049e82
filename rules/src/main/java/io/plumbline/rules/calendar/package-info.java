/** Calendars: which days a rule must expect to be different. */
package io.plumbline.rules.calendar;

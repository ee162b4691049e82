/** What will be late, before it is: from the runs that are late, down the lineage. */
package io.plumbline.rules.forecast;

/** What services of Ranger call the datasets of the lineage graph. */
package io.plumbline.ranger.resource;

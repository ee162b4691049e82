/** How metrics and predicates read a row without knowing where it comes from. */
package io.plumbline.model.row;

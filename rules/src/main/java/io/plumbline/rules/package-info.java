/** What a rule is and how it is judged: pure values and functions; time is an argument. */
package io.plumbline.rules;

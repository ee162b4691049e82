package io.plumbline.rules.access;

import java.util.List;
import java.util.function.Supplier;

/**
 * An occasion that came. Most come again and again and are told once: words are made for those.
 *
 * @param scope which of its kind: a day, the start of a burst; empty where there is only one
 * @param sentence for people
 * @param isProven whether every event that it follows from has proof of the user
 * @param evidence lines about the events, bounded
 */
record AccessOccurrence(
    String scope, Supplier<String> sentence, boolean isProven, Supplier<List<String>> evidence) {}

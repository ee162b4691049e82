package io.plumbline.rules.access;

import java.util.List;

/**
 * An occasion that came.
 *
 * @param scope which of its kind: a day, the start of a burst; empty where there is only one
 * @param sentence for people
 * @param isProven whether every event that it follows from has proof of the user
 * @param evidence lines about the events, bounded
 */
record AccessOccurrence(String scope, String sentence, boolean isProven, List<String> evidence) {}

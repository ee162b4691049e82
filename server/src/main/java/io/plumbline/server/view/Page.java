package io.plumbline.server.view;

import java.util.List;

/**
 * A stretch of a list.
 *
 * @param next what to send as {@code after} for the next stretch, or null at the end
 */
public record Page<T>(List<T> items, String next) {}

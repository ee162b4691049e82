package io.plumbline.model.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names, kinds and positions of the columns of a {@link RowView}. Names match without case. */
public final class RowSchema {
  private final List<String> names;
  private final List<ColumnKind> kinds;
  private final Set<Integer> empty;
  private final Map<String, Integer> positions;

  private RowSchema(List<String> names, List<ColumnKind> kinds, Set<Integer> empty) {
    this.names = List.copyOf(names);
    this.kinds = List.copyOf(kinds);
    this.empty = Set.copyOf(empty);
    this.positions = new HashMap<>(names.size() * 2);
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return names.size();
  }

  public List<String> names() {
    return names;
  }

  public ColumnKind kind(int position) {
    return kinds.get(position);
  }

  /**
   * Whether a column is NULL in every row and its kind was never told: it fits wherever a column of
   * some kind is asked for.
   */
  public boolean isEmpty(int position) {
    return empty.contains(position);
  }

  /** The position of a column, or -1 if there is none of that name. */
  public int position(String name) {
    return positions.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
  }

  /** Collects columns in order. */
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<ColumnKind> kinds = new ArrayList<>();
    private final Set<Integer> empty = new HashSet<>();

    private Builder() {}

    public Builder add(String name, ColumnKind kind) {
      names.add(name);
      kinds.add(kind);
      return this;
    }

    /** Adds a column that is NULL in every row and of no kind that is known; it reads as STRING. */
    public Builder addEmpty(String name) {
      empty.add(names.size());
      return add(name, ColumnKind.STRING);
    }

    public RowSchema build() {
      return new RowSchema(names, kinds, empty);
    }
  }
}

package io.plumbline.model.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names, kinds and positions of the columns of a {@link RowView}. Names match without case. */
public final class RowSchema {
  private final List<String> names;
  private final List<ColumnKind> kinds;
  private final Map<String, Integer> positions;

  private RowSchema(List<String> names, List<ColumnKind> kinds) {
    this.names = List.copyOf(names);
    this.kinds = List.copyOf(kinds);
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

  /** The position of a column, or -1 if there is none of that name. */
  public int position(String name) {
    return positions.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
  }

  /** Collects columns in order. */
  public static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<ColumnKind> kinds = new ArrayList<>();

    private Builder() {}

    public Builder add(String name, ColumnKind kind) {
      names.add(name);
      kinds.add(kind);
      return this;
    }

    public RowSchema build() {
      return new RowSchema(names, kinds);
    }
  }
}

package io.plumbline.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    var table = Table.of("A", "LONG TITLE").row("value", 7).row(null, "x");

    assertThat(table.text().lines()).containsExactly("A      LONG TITLE", "value  7", "       x");
  }

  @Test
  void whatProducersNamedThingsCannotMoveTheCursor() {
    var escape = "\u001b[2J";

    assertThat(Table.of("A").row("x" + escape + "\ny").text().lines())
        .containsExactly("A", "x?[2J y");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsRefused() {
    assertThatThrownBy(() -> Table.of("A", "B").row("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot add a row of 1 cells to a table of 2 columns");
  }
}

package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table = new Table(Table.Column.text("etiqueta"), Table.Column.number("F1"));

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    table.row("positivo", "0.9").row("sí 😀", "0.875");

    assertEquals(
        """
        etiqueta     F1
        positivo    0.9
        sí 😀      0.875
        """,
        table.toString());
  }

  @Test
  void aTableWithoutRowsIsItsHeadings() {
    assertEquals("etiqueta  F1\n", table.toString());
  }

  @Test
  void noLineEndsInBlanks() {
    assertEquals("a\nb\n", new Table(Table.Column.text("a")).row("b").toString());
    assertEquals(
        "name  x\na\n",
        new Table(Table.Column.text("name"), Table.Column.text("x")).row("a", "").toString());
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThrows(IllegalArgumentException.class, () -> table.row("alone"));
  }
}

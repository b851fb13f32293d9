package org.injerto.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HeatMapTest {
  private static HeatMap map(List<String> names, List<List<Integer>> counts) {
    return new HeatMap("correcta", "predicha", names, counts);
  }

  private static List<Element> cells(Element drawing) {
    return Pages.all(drawing.getOwnerDocument(), "rect", "heat").stream()
        .filter(cell -> cell.getParentNode().getParentNode() == drawing)
        .toList();
  }

  private static double number(Element cell, String attribute) {
    return Double.parseDouble(cell.getAttribute(attribute));
  }

  @Test
  void theColourIsTheShareOfTheRow() {
    List<Element> cells =
        cells(Pages.drawing(map(List.of("a", "b"), List.of(List.of(3, 1), List.of(0, 0)))));

    assertEquals(
        List.of(0.75, 0.25, 0.0, 0.0),
        cells.stream().map(cell -> number(cell, "fill-opacity")).toList());
  }

  @Test
  void aRowWithoutAnyHasSharesOfZero() {
    HeatMap map = map(List.of("a", "b"), List.of(List.of(0, 0), List.of(0, 5)));

    assertTrue(Pages.of(map).html().contains("predicha: a\n0 (0\u00A0%)"));
  }

  @Test
  void rowsGoDownAndColumnsToTheRight() {
    Element drawing =
        Pages.drawing(map(List.of("a", "b"), List.of(List.of(11, 12), List.of(21, 22))));

    List<Element> cells = cells(drawing);
    assertTrue(number(cells.get(1), "x") > number(cells.get(0), "x"));
    assertTrue(number(cells.get(2), "y") > number(cells.get(0), "y"));
    assertEquals(
        List.of("11", "12", "21", "22"),
        Pages.texts(drawing).stream().filter(text -> text.matches("\\d+")).toList());
    assertTrue(Pages.texts(drawing).containsAll(List.of("correcta\u00A0↓", "predicha\u00A0→")));
  }

  @Test
  void namesTooLongForTheirColumnsAreTurned() {
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "arrepentimiento" + i).toList();
    List<List<Integer>> counts = Collections.nCopies(10, Collections.nCopies(10, 1));
    Element drawing = Pages.drawing(map(names, counts));

    long turned =
        Pages.all(drawing.getOwnerDocument(), "g", "turned").stream()
            .filter(name -> name.getParentNode() == drawing)
            .count();
    assertEquals(10, turned);
    assertTrue(Pages.texts(drawing).containsAll(names));
  }

  @Test
  void whatIsNoSquareOfCountsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> map(List.of(), List.of()));
    assertThrows(IllegalArgumentException.class, () -> map(List.of("a"), List.of(List.of(1, 2))));
    assertThrows(IllegalArgumentException.class, () -> map(List.of("a"), List.of(List.of(-1))));
  }
}

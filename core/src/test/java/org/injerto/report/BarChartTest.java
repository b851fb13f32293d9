package org.injerto.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BarChartTest {
  private static BarChart chart(Bar... bars) {
    return new BarChart("etiqueta", Axis.linear("valor"), List.of(bars));
  }

  private static List<Element> bars(Element drawing) {
    return Pages.all(drawing.getOwnerDocument(), "rect", "bar").stream()
        .filter(bar -> bar.getParentNode().getParentNode() == drawing)
        .toList();
  }

  private static double number(Element bar, String attribute) {
    return Double.parseDouble(bar.getAttribute(attribute));
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    List<Element> bars = bars(Pages.drawing(chart(Bar.of("a", 10), Bar.of("b", 2.5))));

    assertEquals(number(bars.get(0), "width") / 4, number(bars.get(1), "width"), 0.02);
    assertEquals(number(bars.get(0), "x"), number(bars.get(1), "x"));
  }

  @Test
  void barsBelowZeroReachToTheLeft() {
    List<Element> bars = bars(Pages.drawing(chart(Bar.of("a", 10), Bar.of("b", -10))));

    assertEquals(
        number(bars.get(0), "x"), number(bars.get(1), "x") + number(bars.get(1), "width"), 0.02);
  }

  @Test
  void aMissingValueIsADash() {
    BarChart chart = chart(Bar.of("nunca", Double.NaN));

    assertEquals(0, number(bars(Pages.drawing(chart)).get(0), "width"));
    assertTrue(Pages.texts(Pages.drawing(chart)).contains("–"));
    assertFalse(Pages.of(chart).html().contains("NaN"));
  }

  @Test
  void noBarsAreNoBars() {
    assertEquals(List.of(), bars(Pages.drawing(chart())));
  }
}

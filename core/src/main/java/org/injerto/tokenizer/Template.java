package org.injerto.tokenizer;

import java.util.List;
import java.util.Optional;
import org.injerto.tokenizer.piece.Columns;

/**
 * Which pieces are put around one text and around two.
 *
 * @param single for one text
 * @param pair for two
 */
record Template(List<Slot> single, List<Slot> pair) {
  /** Nothing is put around; the second text has type 1. */
  static final Template NONE =
      new Template(List.of(new Slot.Text(0, 0)), List.of(new Slot.Text(0, 0), new Slot.Text(1, 1)));

  Template {
    single = List.copyOf(single);
    pair = List.copyOf(pair);
  }

  /** What stands at a place. */
  sealed interface Slot {
    /**
     * A text.
     *
     * @param number 0 for the first, 1 for the second
     * @param type the type of its pieces; windows after the first have that of the number
     */
    record Text(int number, int type) implements Slot {}

    /** A special piece. */
    record Special(int id, int type) implements Slot {}
  }

  /** BERT's (Devlin et al. 2019, section 3): type 1 from the second text on. */
  static Template bert(int classification, int separator) {
    Slot first = new Slot.Special(classification, 0);
    Slot middle = new Slot.Special(separator, 0);
    return new Template(
        List.of(first, new Slot.Text(0, 0), middle),
        List.of(
            first,
            new Slot.Text(0, 0),
            middle,
            new Slot.Text(1, 1),
            new Slot.Special(separator, 1)));
  }

  /** RoBERTa's: two separators between texts, type 0 everywhere. */
  static Template roberta(int classification, int separator) {
    Slot first = new Slot.Special(classification, 0);
    Slot last = new Slot.Special(separator, 0);
    return new Template(
        List.of(first, new Slot.Text(0, 0), last),
        List.of(first, new Slot.Text(0, 0), last, last, new Slot.Text(1, 0), last));
  }

  /** T5's: a piece behind each text. */
  static Template after(int end) {
    Slot last = new Slot.Special(end, 0);
    return new Template(
        List.of(new Slot.Text(0, 0), last),
        List.of(new Slot.Text(0, 0), last, new Slot.Text(1, 0), last));
  }

  /** Llama's: a piece before each text. */
  static Template before(int beginning) {
    Slot first = new Slot.Special(beginning, 0);
    return new Template(
        List.of(first, new Slot.Text(0, 0)),
        List.of(first, new Slot.Text(0, 0), new Slot.Special(beginning, 1), new Slot.Text(1, 1)));
  }

  /** How many pieces are put around one text. */
  int addedToOne() {
    return added(single);
  }

  /** How many pieces are put around two texts. */
  int addedToTwo() {
    return added(pair);
  }

  private static int added(List<Slot> slots) {
    return (int) slots.stream().filter(Slot.Special.class::isInstance).count();
  }

  /**
   * The texts with what stands around them.
   *
   * @param addsSpecial whether it does; else only the types are given
   */
  Encoding around(Encoding first, Optional<Encoding> second, boolean addsSpecial) {
    List<Slot> slots = second.isPresent() ? pair : single;
    return Encoding.joined(
        slots.stream()
            .filter(slot -> addsSpecial || slot instanceof Slot.Text)
            .map(slot -> filled(slot, first, second))
            .toList());
  }

  private static Encoding filled(Slot slot, Encoding first, Optional<Encoding> second) {
    if (slot instanceof Slot.Text text) {
      return (text.number() == 0 ? first : second.orElseThrow()).typed(text.type());
    }
    Slot.Special special = (Slot.Special) slot;
    return Encoding.of(Columns.special(special.id(), special.type()));
  }
}

package org.injerto.report;

/** A part of a section. */
public sealed interface Block permits Paragraph, KeyFigures, Table, Figure, Quotes, Code {
  /** What stands in the page for it; of use to this package only. */
  Element element(Medium medium);
}

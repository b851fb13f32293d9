package org.injerto.report;

/** Something to be drawn, and the same in numbers for who cannot see it. */
public sealed interface Chart permits LineChart, BarChart, HeatMap {
  /** What is drawn; of use to this package only. */
  Drawing draw(Medium medium);

  /** What it shows, as a table; of use to this package only. */
  Table data(Medium medium);
}

package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;

/**
 * How often each of some names was taken for each: a confusion matrix. The colour of a cell is its
 * share of its row, so that rare names are seen as well as frequent ones.
 *
 * @param rows what the rows are, such as "right label"
 * @param columns what the columns are, such as "predicted label"
 * @param names of the rows and of the columns
 * @param counts a row for each name, in it a count for each name
 */
public record HeatMap(String rows, String columns, List<String> names, List<List<Integer>> counts)
    implements Chart {
  /**
   * @throws IllegalArgumentException if there is no name, the counts are not a square of as many,
   *     or one is negative
   */
  public HeatMap {
    names = List.copyOf(names);
    counts = counts.stream().map(List::copyOf).toList();
    int size = names.size();
    if (size == 0
        || counts.size() != size
        || counts.stream().anyMatch(row -> row.size() != size)
        || counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "there must be a name, and as many rows of as many counts from 0; names=%s, counts=%s"
              .formatted(names, counts));
    }
  }

  @Override
  public Drawing draw(Medium medium) {
    return new HeatMapDrawing(this, medium).draw();
  }

  @Override
  public Table data(Medium medium) {
    List<Column> header = new ArrayList<>();
    header.add(new Column(rows + " ↓ " + columns + " →", Alignment.TEXT));
    names.forEach(name -> header.add(new Column(name, Alignment.NUMBER)));
    List<Table.Row> body =
        IntStream.range(0, names.size())
            .mapToObj(row -> Table.Row.of(written(row, medium)))
            .toList();
    return new Table("", header, body);
  }

  private List<String> written(int row, Medium medium) {
    List<String> cells = new ArrayList<>(List.of(names.get(row)));
    counts.get(row).forEach(count -> cells.add(Unit.NUMBER.write(count, medium.locale())));
    return cells;
  }

  /** The share of a cell in its row, 0 in a row without any. */
  double share(int row, int column) {
    int all = counts.get(row).stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : (double) counts.get(row).get(column) / all;
  }
}

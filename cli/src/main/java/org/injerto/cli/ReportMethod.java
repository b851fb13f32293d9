package org.injerto.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.injerto.data.Dataset;
import org.injerto.provenance.InjertoVersion;
import org.injerto.provenance.Machine;
import org.injerto.report.Block;
import org.injerto.report.Code;
import org.injerto.report.Paragraph;
import org.injerto.report.Table;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;
import org.injerto.report.Table.Row;
import org.injerto.transfer.Comparison;

/** How a comparison was made, so that it can be judged and repeated. */
record ReportMethod(Findings findings, TaskData data, Session session, Wording wording) {
  List<Block> blocks() throws IOException {
    return List.of(
        new Paragraph(wording.say("method.choice")),
        strategies(),
        new Paragraph(wording.say("method.numbers")),
        files(),
        circumstances(),
        new Paragraph(wording.say("method.repeat")),
        new Code(ShellCommand.of(session.command(), session.configuration())));
  }

  private Table strategies() {
    List<Row> rows =
        findings.comparison().strategies().stream()
            .map(
                name ->
                    Row.of(wording.strategy(name), name, wording.say("strategy." + name + ".what")))
            .toList();
    return new Table(
        wording.say("method.strategies"),
        texts(
            wording.say("report.strategy"), wording.say("method.name"), wording.say("method.what")),
        rows);
  }

  private Table files() {
    List<Row> rows = new ArrayList<>();
    rows.add(file("method.train", data.train()));
    data.dev().ifPresent(dev -> rows.add(file("method.dev", dev)));
    data.test().ifPresent(test -> rows.add(file("method.test", test)));
    List<Column> columns =
        List.of(
            new Column(wording.say("method.use"), Alignment.TEXT),
            new Column(wording.say("method.file"), Alignment.TEXT),
            new Column(wording.say("report.examples"), Alignment.NUMBER));
    return new Table(wording.say("method.texts"), columns, rows);
  }

  private Row file(String use, Dataset dataset) {
    return Row.of(wording.say(use), dataset.name(), wording.count(dataset.rows().size()));
  }

  private Table circumstances() throws IOException {
    Machine machine = Machine.here(session.threads());
    List<Row> rows = new ArrayList<>();
    Optional.ofNullable(session.configuration().get("model"))
        .ifPresent(model -> rows.add(row("method.model", model.toString())));
    rows.add(row("method.seeds", seeds()));
    rows.add(row("method.version", wording.say("report.footer", InjertoVersion.number())));
    String processor = machine.processor().isEmpty() ? machine.platform() : machine.processor();
    rows.add(row("method.processor", processor));
    rows.add(row("method.threads", wording.count(machine.threads())));
    rows.add(row("method.system", machine.platform() + ", Java " + machine.java()));
    return new Table(
        wording.say("method.circumstances"),
        texts(wording.say("method.thing"), wording.say("method.value")),
        rows);
  }

  private String seeds() {
    Comparison comparison = findings.comparison();
    return comparison.trials().stream()
        .map(trial -> String.valueOf(trial.arm().seed()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Row row(String key, String value) {
    return Row.of(wording.say(key), value);
  }

  private static List<Column> texts(String... names) {
    return List.of(names).stream().map(name -> new Column(name, Alignment.TEXT)).toList();
  }
}

package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.provenance.InjertoVersion;
import org.injerto.report.Page;
import org.injerto.report.Section;

/** What a comparison leaves for people: a page that says what came out and how. */
record Report(Findings findings, TaskData data, Session session) {
  static final String PAGE = "index.html";

  /** Writes the page into a folder. */
  void write(Path folder) throws IOException {
    page().write(folder.resolve(PAGE));
  }

  private Page page() throws IOException {
    Wording wording = new Wording(session.language());
    String main = wording.inSentence(findings.comparison().main());
    ReportCurves curves = new ReportCurves(findings, wording);
    ReportErrors errors = new ReportErrors(findings, wording);
    ReportMistakes mistakes = new ReportMistakes(findings, data, wording);
    List<Section> sections =
        List.of(
            new Section(wording.say("report.scores"), new ReportScores(findings, wording).blocks()),
            new Section(wording.say("report.curves"), curves.blocks()),
            new Section(wording.say("report.errors", main), errors.blocks()),
            new Section(wording.say("report.mistakes"), mistakes.blocks()),
            new Section(
                wording.say("report.method"),
                new ReportMethod(findings, data, session, wording).blocks()));
    return new Page(
        wording.locale(),
        wording.say("report.title"),
        String.join("\n", new Conclusion(findings, wording).sentences()),
        sections.stream().filter(section -> !section.blocks().isEmpty()).toList(),
        wording.say("report.footer", InjertoVersion.number()));
  }
}

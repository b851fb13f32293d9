package org.injerto.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.text.Message;
import picocli.CommandLine.Command;

/** Lists the models and data sets that travel inside the program. */
@Command(name = "models", aliases = "modelos", sortOptions = false)
final class ModelsCommand implements Action {
  @Override
  public ExitCode run(Session session) throws Exception {
    session.print(new Names(EmbeddedFolders.MODELS.names(), EmbeddedFolders.DATA.names()));
    return ExitCode.DONE;
  }

  private record Names(List<String> models, List<String> data) implements Result {
    @Override
    public Map<String, ?> fields() {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      fields.put("models", models);
      fields.put("data", data);
      return fields;
    }

    @Override
    public String text(Locale language) {
      Table table =
          new Table(
              Table.Column.text(word("models.name", language)),
              Table.Column.text(word("models.kind", language)));
      models.forEach(name -> table.row(name, word("models.model", language)));
      data.forEach(name -> table.row(name, word("models.data", language)));
      return table.toString();
    }

    private static String word(String key, Locale language) {
      return Message.of(ModelsCommand.class, key).in(language);
    }
  }
}

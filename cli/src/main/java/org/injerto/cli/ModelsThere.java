package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.hub.CachedModel;
import org.injerto.text.Message;

/**
 * What can be used without a network.
 *
 * @param models the embedded ones
 * @param data the embedded data sets
 * @param cache the folder with the models of hubs
 */
record ModelsThere(List<String> models, List<String> data, Path cache, List<CachedModel> cached)
    implements Result {
  private static final int DIGITS = 12;

  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("models", models);
    fields.put("data", data);
    fields.put("cache", cache.toString());
    fields.put("cached", cached.stream().map(ModelsThere::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(CachedModel model) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("repository", model.repository().text());
    fields.put("commit", model.commit());
    fields.put("revisions", model.revisions());
    fields.put("bytes", model.bytes());
    fields.put("last_use", model.lastUse().toString());
    fields.put("whole", model.whole());
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
    return cached.isEmpty() ? table.toString() : table + "\n" + ofCache(language);
  }

  private String ofCache(Locale language) {
    Table table =
        new Table(
            Table.Column.text(word("models.cached", language, cache)),
            Table.Column.text(word("models.revision", language)),
            Table.Column.number(word("models.size", language)),
            Table.Column.text(word("models.last.use", language)),
            Table.Column.text(word("models.state", language)));
    for (CachedModel model : cached) {
      String revision =
          model.revisions().isEmpty()
              ? model.commit().substring(0, DIGITS)
              : String.join(", ", model.revisions());
      table.row(
          model.repository().text(),
          revision,
          ByteCount.written(model.bytes()),
          model.lastUse().toString().substring(0, "2026-01-31".length()),
          word(model.whole() ? "models.whole" : "models.part", language));
    }
    return table.toString();
  }

  private static String word(String key, Locale language, Object... arguments) {
    return Message.of(ModelsThere.class, key, arguments).in(language);
  }
}

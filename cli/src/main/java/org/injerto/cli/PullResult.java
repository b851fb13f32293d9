package org.injerto.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.hub.ModelLock.LockedFile;
import org.injerto.hub.Snapshot;
import org.injerto.text.Message;

/**
 * What was fetched.
 *
 * @param snapshot the model
 * @param files with sizes and hashes
 * @param downloaded bytes that came over the network
 */
record PullResult(Snapshot snapshot, List<LockedFile> files, long downloaded) implements Result {
  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("repository", snapshot.model().repository().text());
    fields.put("revision", snapshot.model().revision().text());
    fields.put("commit", snapshot.commit());
    fields.put("folder", snapshot.folder().toString());
    fields.put("files", files.stream().map(PullResult::fields).toList());
    fields.put("downloaded_bytes", downloaded);
    return fields;
  }

  private static Map<String, Object> fields(LockedFile file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", file.name());
    fields.put("size", file.size());
    fields.put("sha256", file.sha256());
    return fields;
  }

  @Override
  public String text(Locale language) {
    Table table =
        new Table(
            Table.Column.text(word("pull.file", language)),
            Table.Column.number(word("pull.size", language)),
            Table.Column.text("SHA-256"));
    files.forEach(file -> table.row(file.name(), ByteCount.written(file.size()), file.sha256()));
    return table
        + "\n"
        + word(
            "pull.done",
            language,
            snapshot.model(),
            snapshot.commit(),
            snapshot.folder(),
            ByteCount.written(downloaded))
        + "\n";
  }

  private static String word(String key, Locale language, Object... arguments) {
    return Message.of(PullResult.class, key, arguments).in(language);
  }
}

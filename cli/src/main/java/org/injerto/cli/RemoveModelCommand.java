package org.injerto.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.hub.CacheRemoval;
import org.injerto.hub.ModelName;
import org.injerto.hub.RepositoryName;
import org.injerto.hub.Revision;
import org.injerto.text.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a model, or one revision of it, from the cache. */
@Command(name = "remove", aliases = "quitar", sortOptions = false)
final class RemoveModelCommand implements Action {
  @Parameters(
      paramLabel = "NAME[@REVISION]",
      descriptionKey = "cached-name",
      converter = TargetConverter.class)
  private Target target = new Target(new RepositoryName("name"), Optional.empty());

  @Option(names = "--dry-run")
  private boolean dryRun;

  /**
   * What is to go.
   *
   * @param revision nothing for all that are there
   */
  private record Target(RepositoryName repository, Optional<Revision> revision) {}

  @Override
  public ExitCode run(Session session) throws Exception {
    CacheRemoval removal = HubAccess.of(session).hub().removal(target.repository, target.revision);
    if (!dryRun) {
      removal.run();
    }
    session.print(new Removed(removal, dryRun));
    return ExitCode.DONE;
  }

  private record Removed(CacheRemoval removal, boolean dryRun) implements Result {
    @Override
    public Map<String, ?> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("repository", removal.repository().text());
      fields.put("commits", removal.commits());
      fields.put("freed_bytes", removal.bytes());
      fields.put("dry_run", dryRun);
      return fields;
    }

    @Override
    public String text(Locale language) {
      return Message.of(
                  RemoveModelCommand.class,
                  dryRun ? "remove.would" : "remove.done",
                  removal.repository(),
                  String.join(", ", removal.commits()),
                  ByteCount.written(removal.bytes()))
              .in(language)
          + "\n";
    }
  }

  static final class TargetConverter implements ITypeConverter<Target> {
    @Override
    public Target convert(String written) {
      ModelName name = ModelName.of(written);
      boolean all = !written.contains("@");
      return new Target(name.repository(), all ? Optional.empty() : Optional.of(name.revision()));
    }
  }
}

package org.injerto.cli;

import org.injerto.cli.Interruption.Listening;
import org.injerto.hub.HubException;
import org.injerto.hub.HubException.Reason;
import org.injerto.hub.ModelLock;
import org.injerto.hub.ModelName;
import org.injerto.hub.RepositoryName;
import org.injerto.hub.Revision;
import org.injerto.hub.Snapshot;
import org.injerto.text.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;

/** Fetches a model of a hub into the cache. */
@Command(name = "pull", aliases = "traer", sortOptions = false)
final class PullCommand implements Action {
  @Parameters(
      paramLabel = "NAME[@REVISION]",
      descriptionKey = "hub-name",
      converter = NameConverter.class)
  private ModelName model = new ModelName(new RepositoryName("name"), Revision.MAIN);

  @Override
  public ExitCode run(Session session) throws Exception {
    try (Listening person = session.interruption().listen();
        FetchProgress progress = new FetchProgress(session, model, person::requested)) {
      Snapshot snapshot = HubAccess.of(session).fetch(model, progress);
      progress.close();
      session.print(
          new PullResult(snapshot, ModelLock.of(snapshot).files(), progress.downloaded()));
      return ExitCode.DONE;
    } catch (HubException failed) {
      if (failed.reason() == Reason.STOPPED) {
        throw new InterruptedRunException(Message.of(PullCommand.class, "pull.stopped", model));
      }
      throw failed;
    }
  }

  static final class NameConverter implements ITypeConverter<ModelName> {
    @Override
    public ModelName convert(String written) {
      return ModelName.of(written);
    }
  }
}

package org.injerto.cli;

import org.injerto.embedded.EmbeddedFolders;
import picocli.CommandLine.Command;

/** Lists the models and data sets that travel inside the program, and the models in the cache. */
@Command(
    name = "models",
    aliases = "modelos",
    sortOptions = false,
    subcommands = RemoveModelCommand.class)
final class ModelsCommand implements Action {
  @Override
  public ExitCode run(Session session) throws Exception {
    HubAccess access = HubAccess.of(session);
    session.print(
        new ModelsThere(
            EmbeddedFolders.MODELS.names(),
            EmbeddedFolders.DATA.names(),
            access.settings().cache(),
            access.hub().models()));
    return ExitCode.DONE;
  }
}

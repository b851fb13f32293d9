package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.hub.Backoff;
import org.injerto.hub.FetchListener;
import org.injerto.hub.Hub;
import org.injerto.hub.HubException;
import org.injerto.hub.HubException.Reason;
import org.injerto.hub.HubSettings;
import org.injerto.hub.ModelLock.Origin;
import org.injerto.hub.ModelName;
import org.injerto.hub.Revision;
import org.injerto.hub.Sleeper;
import org.injerto.hub.Snapshot;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** The hub and the cache of its models, as the environment and the options of a person say. */
final class HubAccess {
  /** Two parts and perhaps a revision: no path that says where it begins, and none that is deep. */
  private static final Pattern HUB_NAME = Pattern.compile("(?![.~])[^/\\\\@]+/[^/\\\\@]+(@.*)?");

  private static final String PASSWORDS_FOR_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  private final Session session;
  private final HubSettings settings;
  private final Hub hub;

  private HubAccess(Session session, HubSettings settings) {
    this.session = session;
    this.settings = settings;
    hub = new Hub(settings, new Backoff(this::sleep, new SplittableRandom(System.nanoTime())));
  }

  private void sleep(Duration pause) throws InterruptedException {
    session.say(Message.of(HubAccess.class, "hub.again", pause.toSeconds()));
    Sleeper.REAL.sleep(pause);
  }

  static HubAccess of(Session session) throws IOException {
    HubSettings said =
        HubSettings.of(session.environment(), Path.of(System.getProperty("user.home")));
    if (said.network().proxy().needsPassword()) {
      // Java sends none through a tunnel unless it is told to.
      System.setProperty(PASSWORDS_FOR_TUNNELS, System.getProperty(PASSWORDS_FOR_TUNNELS, ""));
    }
    return new HubAccess(session, session.offline() ? said.withoutNetwork() : said);
  }

  /** Whether something is written as the name of a model on a hub, be it a valid one or not. */
  static boolean isName(String written) {
    return HUB_NAME.matcher(written).matches();
  }

  /**
   * What was written as a folder, or else, if it is a name of a hub, the folder with that model: a
   * folder that exists wins.
   */
  static Path folder(Path written, Session session) throws IOException {
    String name = written.toString().replace('\\', '/');
    if (Files.exists(written)) {
      warnIfHidden(name, session);
      return written;
    }
    return isName(name) ? of(session).resolve(ModelName.of(name)).folder() : written;
  }

  /** Says that a folder stands for a model that is in the cache under the same name. */
  static void warnIfHidden(String folder, Session session) throws IOException {
    if (!isName(folder)) {
      return;
    }
    try {
      if (of(session).hub.cached(ModelName.of(folder)).isPresent()) {
        session.say(Message.of(HubAccess.class, "hub.hidden", folder));
      }
    } catch (InvalidInputException noName) {
      return; // a folder may be called what no model can
    }
  }

  /** The cache with its models. */
  Hub hub() {
    return hub;
  }

  HubSettings settings() {
    return settings;
  }

  /** A model from the cache, or from the hub if it is not there and the network is allowed. */
  Snapshot resolve(ModelName model) throws IOException {
    try (FetchProgress progress = new FetchProgress(session, model, () -> false)) {
      return hub.resolve(model, progress);
    } catch (HubException failed) {
      throw withNearest(failed, model);
    }
  }

  /**
   * A model in the commit of a lock. Where that is not known it is the revision that stood for it:
   * a commit that Injerto made for a server which is no hub is found by no address.
   */
  Snapshot resolve(Origin origin) throws IOException {
    ModelName locked = new ModelName(origin.repository(), new Revision(origin.commit()));
    try (FetchProgress progress = new FetchProgress(session, locked, () -> false)) {
      return hub.resolve(locked, progress);
    } catch (HubException failed) {
      if (failed.reason() != Reason.NO_REPOSITORY && failed.reason() != Reason.NO_REVISION) {
        throw failed;
      }
    }
    ModelName named = new ModelName(origin.repository(), origin.revision());
    try (FetchProgress progress = new FetchProgress(session, named, () -> false)) {
      return fetch(named, progress);
    }
  }

  /** A model as the hub has it now. */
  Snapshot fetch(ModelName model, FetchListener listener) throws IOException {
    try {
      return hub.fetch(model, listener);
    } catch (HubException failed) {
      throw withNearest(failed, model);
    }
  }

  /** Of a name that the hub does not know, the nearest that we do. */
  private HubException withNearest(HubException failed, ModelName model) throws IOException {
    if (failed.reason() == Reason.NO_REPOSITORY || failed.reason() == Reason.NOT_CACHED) {
      List<String> known = new ArrayList<>(EmbeddedFolders.MODELS.names());
      hub.models().forEach(cached -> known.add(cached.repository().text()));
      String wanted = model.repository().text();
      known.remove(wanted);
      Optional<String> nearest = NearestName.to(wanted, known);
      if (nearest.isPresent()) {
        throw new InvalidInputException(
            failed.explanation(),
            List.of(Message.of(HubAccess.class, "hub.nearest", nearest.get())));
      }
    }
    return failed;
  }
}

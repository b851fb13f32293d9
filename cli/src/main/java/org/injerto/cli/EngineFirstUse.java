package org.injerto.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.injerto.model.Engine;
import org.injerto.text.Message;

/** The first use of the engine on a machine: JavaCPP unpacks its libraries, which takes a while. */
final class EngineFirstUse {
  private EngineFirstUse() {}

  /** Starts the engine with the threads of the session, and says so if it is the first time. */
  static Engine start(Session session) throws IOException {
    announce(session);
    return Engine.start(session.threads());
  }

  /** Says so, if it is the first. To be called before anything of the engine is. */
  static void announce(Session session) throws IOException {
    Path cache = cache();
    if (!isUnpacked(cache, Version.engine())) {
      session.say(Message.of(EngineFirstUse.class, "engine.first.use", cache));
    }
  }

  static boolean isUnpacked(Path cache, String version) throws IOException {
    if (!Files.isDirectory(cache)) {
      return false;
    }
    String name = "pytorch-" + version + "-*.jar";
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(cache, name)) {
      return libraries.iterator().hasNext();
    }
  }

  /** Where JavaCPP keeps them. */
  private static Path cache() {
    String asked = System.getProperty("org.bytedeco.javacpp.cachedir");
    return asked != null
        ? Path.of(asked)
        : Path.of(System.getProperty("user.home"), ".javacpp", "cache");
  }
}

package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.injerto.cli.ProgramProcess.Ended;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads by real processes: two at once, one that is killed, one that must not ask. */
class HubProcessesTest {
  private static final int SOME = 1_000_000;
  private static final String WEIGHTS = "model.safetensors";

  @TempDir private Path folder;
  private LocalHub hub;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void startAHub() throws IOException {
    hub = LocalHub.with(EmbeddedFolders.MODELS.extract("es-mini"));
    environment = new HashMap<>(hub.environment(folder.resolve("hub")));
    environment.put("LC_ALL", "en_US.UTF-8");
    environment.put("HF_HUB_DOWNLOAD_TIMEOUT", "600");
  }

  @AfterEach
  void stopIt() {
    hub.close();
  }

  @Test
  void twoProcessesThatWantTheSameModelFetchItOnce() throws Exception {
    hub.bytes.drainPermits();
    hub.bytes.release(SOME);
    ProgramProcess first = pull();
    awaitPart();
    ProgramProcess second = pull();
    String waits = second.nextLine();
    hub.bytes.release(1 << 28);
    Ended one = first.end();
    Ended other = second.end();

    assertTrue(waits.startsWith("Another process is fetching"), waits);
    assertEquals(0, one.code(), one.err());
    assertEquals(0, other.code(), other.err());
    assertEquals(1, gets(WEIGHTS).size(), gets(WEIGHTS).toString());
    assertEquals(files(one), files(other));
    assertEquals(expectedHash(), weightsHash());
  }

  @Test
  void aDownloadThatIsKilledGoesOnWhereItStopped() throws Exception {
    hub.bytes.drainPermits();
    hub.bytes.release(SOME);
    ProgramProcess killed = pull();
    awaitPart();
    killed.kill();
    long there = Files.size(part());
    assertTrue(there > 0);
    hub.bytes.release(1 << 28);

    Ended ended = pull().end();

    assertEquals(0, ended.code(), ended.err());
    List<String> gets = gets(WEIGHTS);
    assertEquals(2, gets.size(), gets.toString());
    assertTrue(gets.get(1).endsWith(" bytes=" + there + "-"), gets.get(1));
    assertEquals(expectedHash(), weightsHash());
    assertTrue(Files.notExists(part()));
  }

  @Test
  void aDownloadThatIsStoppedSaysHowToGoOn() throws Exception {
    hub.bytes.drainPermits();
    hub.bytes.release(SOME);
    ProgramProcess process = pull();
    awaitPart();
    process.terminate();
    hub.bytes.release(1 << 28);
    Ended ended = process.end();

    assertEquals(130, ended.code(), ended.err());
    assertEquals("", ended.out());
    assertTrue(
        ended.err().contains("The same command goes on: injerto pull org/mini"), ended.err());
  }

  @Test
  void offlineWithAWarmCacheOpensNoConnectionAtAll() throws Exception {
    assertEquals(0, pull().end().code());
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread counter = new Thread(() -> count(trap, connections));
      counter.start();
      String address = "http://127.0.0.1:" + trap.getLocalPort();
      Map<String, String> trapped = new HashMap<>(environment);
      for (String variable : List.of("HF_ENDPOINT", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")) {
        trapped.put(variable, address);
      }
      Path texts = Files.writeString(folder.resolve("texts.txt"), "Muy [MASK]\n");
      String[] fill = {"predict", "org/mini", "--task", "fill-mask", "--input", texts.toString()};
      Ended byCache = ProgramProcess.start(Injerto.class, trapped, fill).end();
      trapped.put("TRANSFORMERS_OFFLINE", "yes");
      Ended byVariable =
          ProgramProcess.start(Injerto.class, trapped, "pull", "org/mini", "--json").end();

      assertEquals(0, byCache.code(), byCache.err());
      assertEquals(0, byVariable.code(), byVariable.err());
      trap.close();
      counter.join();
    }
    assertEquals(0, connections.get());
  }

  private static void count(ServerSocket trap, AtomicInteger connections) {
    while (true) {
      try {
        trap.accept().close();
        connections.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private ProgramProcess pull() throws IOException {
    return ProgramProcess.start(Injerto.class, environment, "pull", "org/mini", "--json");
  }

  private Path blobs() {
    return folder.resolve("hub/models--org--mini/blobs");
  }

  private String expectedHash() {
    return LocalHub.sha256(hub.file(WEIGHTS));
  }

  private String weightsHash() throws IOException {
    return LocalHub.sha256(Files.readAllBytes(blobs().resolve(expectedHash())));
  }

  private Path part() {
    return blobs().resolve(expectedHash() + ".injerto.incomplete");
  }

  private void awaitPart() throws Exception {
    Files.createDirectories(blobs());
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      blobs().register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
      while (!Files.exists(part()) || Files.size(part()) == 0) {
        watch.poll(1, TimeUnit.SECONDS);
      }
    }
  }

  private List<String> gets(String name) {
    return hub.requests().stream()
        .filter(request -> request.startsWith("GET ") && request.contains("/" + name))
        .toList();
  }

  private static String files(Ended ended) throws IOException {
    return new ObjectMapper().readTree(ended.out()).path("files").toString();
  }
}

package org.injerto.server.page;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextLogits;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.task.Tasks;

/** A model whose engine answers nothing but the first question until it is let go. */
final class Gate implements TextLogits {
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(2);

  OpenedModel<?, ?> model(String name, Path folder) {
    TextClassificationPipeline pipeline = HostileLabels.classifier(this);
    return PageServer.opened(name, "3", Tasks.of(pipeline).orElseThrow());
  }

  /** Waits until somebody waits at the gate. */
  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  void letGo() {
    open.countDown();
  }

  @Override
  public int labels() {
    return HostileLabels.LABELS.size();
  }

  @Override
  public float[] of(List<int[]> texts) {
    boolean first = asked.getCount() == 2; // what the registry asks a model that it has opened
    asked.countDown();
    try {
      if (!first) {
        open.await();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new float[texts.size() * labels()];
  }

  @Override
  public void close() {}
}

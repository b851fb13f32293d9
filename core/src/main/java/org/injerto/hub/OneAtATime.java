package org.injerto.hub;

import org.injerto.text.Message;

/** Lets several threads speak to a listener one after the other. */
final class OneAtATime implements FetchListener {
  private final FetchListener listener;

  OneAtATime(FetchListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void begins(int files, long bytes) {
    listener.begins(files, bytes);
  }

  @Override
  public synchronized void received(long bytes) {
    listener.received(bytes);
  }

  @Override
  public synchronized void moved(long bytes) {
    listener.moved(bytes);
  }

  @Override
  public synchronized void notice(Message message) {
    listener.notice(message);
  }

  @Override
  public synchronized boolean stopped() {
    return listener.stopped();
  }
}

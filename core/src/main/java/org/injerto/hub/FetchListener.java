package org.injerto.hub;

import org.injerto.text.Message;

/** Hears how a download goes on; from several threads, one after the other. */
public interface FetchListener {
  /** Hears nothing. */
  FetchListener NONE = new FetchListener() {};

  /**
   * Files are about to be fetched.
   *
   * @param bytes in all, as far as the hub says
   */
  default void begins(int files, long bytes) {}

  /** So many bytes have come over the network. */
  default void received(long bytes) {}

  /** So many bytes were there already; fewer than none if some are of no use after all. */
  default void moved(long bytes) {}

  /** Something that a person should know. */
  default void notice(Message message) {}

  /** Whether the person wants no more; what has come is kept. */
  default boolean stopped() {
    return false;
  }
}

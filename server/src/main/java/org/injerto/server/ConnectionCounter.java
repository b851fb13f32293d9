package org.injerto.server;

import org.eclipse.jetty.io.Connection;

/** Counts the connections of a connector. */
record ConnectionCounter(OpenCount connections) implements Connection.Listener {
  @Override
  public void onOpened(Connection connection) {
    connections.begin();
  }

  @Override
  public void onClosed(Connection connection) {
    connections.end();
  }
}

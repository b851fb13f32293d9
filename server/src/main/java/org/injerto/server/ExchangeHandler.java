package org.injerto.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes every request from Jetty. */
final class ExchangeHandler extends Handler.Abstract {
  private final Workshop shop;

  ExchangeHandler(Workshop shop) {
    this.shop = shop;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    new Exchange(shop, request, response, callback).begin();
    return true;
  }
}

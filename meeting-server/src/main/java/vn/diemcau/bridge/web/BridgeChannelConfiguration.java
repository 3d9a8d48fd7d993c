package vn.diemcau.bridge.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the bridge channel at its address; other origins than this server's are refused. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class BridgeChannelConfiguration implements WebSocketConfigurer {

  private final BridgeChannelHandler handler;

  BridgeChannelConfiguration(BridgeChannelHandler handler) {
    this.handler = handler;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(handler, BridgeChannelHandler.PATH);
  }
}

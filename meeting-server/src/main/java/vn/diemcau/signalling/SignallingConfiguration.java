package vn.diemcau.signalling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Where the rooms' WebSockets are. A foreign Origin is refused by Spring's own default. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SignallingConfiguration implements WebSocketConfigurer {

  /** The largest frame is a browser's answer with a wall's receiving slots. */
  static final int MAX_FRAME_BYTES = 256 * 1024;

  /** Characters that Tomcat keeps room for at each connection; what is larger comes in pieces. */
  private static final int PIECE = 2 * 1024;

  /** No client sends bytes. */
  private static final int BYTES = 1024;

  private final RoomDoor door;
  private final Handshake handshake;

  SignallingConfiguration(RoomDoor door, Handshake handshake) {
    this.door = door;
    this.handshake = handshake;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(door, "/ws/room/*").addInterceptors(handshake);
  }

  @Bean
  static ServletServerContainerFactoryBean webSocketContainer() {
    ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(PIECE);
    container.setMaxBinaryMessageBufferSize(BYTES);
    return container;
  }
}

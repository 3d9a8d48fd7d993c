package vn.diemcau.mediabridge.http;

import java.time.Duration;
import java.util.List;

/** Starts the bridge as a process of its own; ends it after a drain, by a signal or by REST. */
public final class BridgeMain {

  private static final String LOG_CONFIGURATION = "logback.configurationFile";

  private BridgeMain() {}

  public static void main(String[] arguments) {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "bridge-logback.xml");
    }
    try {
      Settings settings = Settings.read(List.of(arguments), System.getenv());
      Duration stopAtMost = Duration.ofSeconds(settings.number(Setting.STOP_SECONDS));
      BridgeServer server = BridgeServer.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, stopAtMost), "stop"));
      System.out.printf(
          "Media bridge %s: http://%s:%d, media on UDP %s%n",
          settings.text(Setting.SERVER_ID),
          settings.text(Setting.HTTP_ADDRESS),
          server.port(),
          server.bridge().stats().ports());
      server.drain().ended().join();
      System.exit(0);
    } catch (StartRefused refused) {
      System.err.println("The bridge does not start. " + refused.getMessage());
      System.exit(2);
    }
  }

  private static void end(BridgeServer server, Duration atMost) {
    if (!server.drain().ended().isDone()) {
      server.drain().begin(atMost);
      server.drain().ended().join();
    }
    server.close();
  }
}

package vn.diemcau.demo;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.https.MachineNames;
import vn.diemcau.security.DemoAccounts;
import vn.diemcau.security.DemoAccounts.DemoAccount;

/** Tells whoever ran {@code ./dev run} where the server is, who to be and what to try. */
@Component
@Profile("demo")
class Greeting {

  private final DemoAccounts accounts;
  private final boolean https;
  private final int plainPort;

  Greeting(
      DemoAccounts accounts,
      @Value("${diemcau.https:none}") String https,
      @Value("${diemcau.https-plain-port:8080}") int plainPort) {
    this.plainPort = plainPort;
    this.accounts = accounts;
    this.https = https.equals("local-ca");
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready(ApplicationReadyEvent event) {
    int port =
        ((WebServerApplicationContext) event.getApplicationContext()).getWebServer().getPort();
    System.out.println(text(port));
  }

  private String text(int port) {
    StringBuilder text = new StringBuilder("\nDiemCau is ready.\n\n");
    String scheme = https ? "https" : "http";
    text.append("  Address     ").append(scheme).append("://localhost:").append(port).append('\n');
    if (https) {
      MachineNames.addresses()
          .forEach(
              address ->
                  text.append(
                      "  In the network  http://%s:%d/ca first, then https://%s:%d%n"
                          .formatted(address, plainPort, address, port)));
    }
    List<DemoAccount> all = accounts.list();
    if (!all.isEmpty()) {
      text.append("\n  Demo accounts (account, password, role, unit)\n");
      all.forEach(
          a ->
              text.append(
                  "    %-24s %-20s %-12s %s%n"
                      .formatted(
                          a.login(),
                          a.password(),
                          a.role().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                          a.unitLabel())));
    }
    return text.append(
            """

              What to try
                1. Sign in as the city's secretary, open the meeting of today, "Vào phòng họp".
                2. In a second browser profile sign in as a commune's technician and join too.
                3. As the secretary: open the roll call, then "Mời phát biểu" the commune.
                4. Close the meeting and look at its attendance report.
              ./dev demo brings 24 synthetic communes into the room. Stop with Ctrl-C; data stay in ./data,
              the log in its folder logs.
            """)
        .toString();
  }
}

package vn.diemcau.platform.https;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names and addresses by which this machine is reached in its network. */
public final class MachineNames {

  private MachineNames() {}

  public static Set<String> all() {
    Set<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1"));
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException nameless) {
      // its addresses suffice
    }
    names.addAll(addresses());
    return names;
  }

  /** IPv4 addresses other than loopback. */
  public static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }
}

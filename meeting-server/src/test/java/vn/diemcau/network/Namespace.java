package vn.diemcau.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network of its own, as a site behind a firewall has: joined to this machine by one cable. */
public final class Namespace implements AutoCloseable {

  /** Where the machine's own Chromium is. */
  public static final String CHROMIUM = "/usr/bin/chromium";

  private static final String PYTHON = "/usr/bin/python3";

  /** Of this machine's end of the cable. */
  public final String here;

  private final String name;
  private final String net;
  private final String cable;
  private final List<String> owned = new ArrayList<>();
  private Process line;

  /** Makes it, with addresses in {@code 10.213.number.0/24} and {@code fd13:number::/64}. */
  public Namespace(int number) {
    long process = ProcessHandle.current().pid();
    name = "diemcau-" + number + "-" + process;
    cable = "dc" + number + "-" + process % 100_000;
    net = "10.213." + number + ".";
    here = net + "1";
    run("ip", "netns", "add", name);
    owned.add(name);
    run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name);
    run("ip", "addr", "add", here + "/24", "dev", cable);
    run("ip", "-6", "addr", "add", here6(number) + "/64", "dev", cable, "nodad");
    run("ip", "link", "set", cable, "up");
    inside("ip", "addr", "add", there(2) + "/24", "dev", "eth0");
    inside("ip", "-6", "addr", "add", "fd13:" + number + "::2/64", "dev", "eth0", "nodad");
    inside("ip", "link", "set", "lo", "up");
    inside("ip", "link", "set", "eth0", "up");
  }

  /** Whether this process may make one; tests without the right are skipped. */
  public static boolean isPossible() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/sbin/iptables"))
        && succeeds("ip", "netns", "list");
  }

  public static String here6(int number) {
    return "fd13:" + number + "::1";
  }

  /** An address at the other end. */
  public String there(int last) {
    return net + last;
  }

  /** Runs a command at the other end. */
  public void inside(String... command) {
    String[] all = new String[command.length + 4];
    all[0] = "ip";
    all[1] = "netns";
    all[2] = "exec";
    all[3] = name;
    System.arraycopy(command, 0, all, 4, command.length);
    run(all);
  }

  /** Puts a router before its programs: they have an address of their own behind it. */
  public void masquerade() {
    inside("ip", "link", "add", "lan0", "type", "veth", "peer", "name", "lan1");
    inside("ip", "addr", "add", "192.168.77.2/24", "dev", "lan0");
    inside("ip", "link", "set", "lan0", "up");
    inside("ip", "link", "set", "lan1", "up");
    // what goes to this machine leaves by the cable, under the router's address
    inside("iptables", "-t", "nat", "-A", "POSTROUTING", "-o", "eth0", "-j", "MASQUERADE");
    block("-p", "udp", "!", "-s", "192.168.77.2");
  }

  /** Drops what matches these iptables arguments on its way out. */
  public void block(String... match) {
    String[] all = new String[match.length + 5];
    all[0] = "iptables";
    all[1] = "-A";
    all[2] = "OUTPUT";
    System.arraycopy(match, 0, all, 3, match.length);
    all[all.length - 2] = "-j";
    all[all.length - 1] = "DROP";
    inside(all);
  }

  /**
   * Puts a poor line into the cable, for as long as the namespace lives.
   *
   * @param delay milliseconds each way
   * @param loss percent each way
   * @param kilobits per second each way
   */
  public void poorLine(int delay, int loss, int kilobits, Path folder) throws IOException {
    line(folder);
    lineBecomes(delay, loss, kilobits);
  }

  /** Puts a line into the cable that is good until {@link #lineBecomes} says otherwise. */
  public void line(Path folder) throws IOException {
    Path script = folder.resolve("wire.py");
    try (InputStream in = Namespace.class.getResourceAsStream("wire.py")) {
      Files.copy(in, script);
    }
    String middle = name + "-line";
    run("ip", "netns", "add", middle);
    owned.add(middle);
    // what was the far end of the cable is the line's; the site's end is a cable of its own
    inside("ip", "link", "set", "eth0", "netns", middle);
    run("ip", "netns", "exec", middle, "ip", "link", "set", "eth0", "up");
    run(
        "ip", "-n", middle, "link", "add", "site", "type", "veth", "peer", "name", "eth0", "netns",
        name);
    run("ip", "-n", middle, "link", "set", "site", "up");
    inside("ip", "addr", "add", there(2) + "/24", "dev", "eth0");
    inside("ip", "link", "set", "eth0", "up");
    run(PYTHON, script.toString(), "whole", cable);
    inside(PYTHON, script.toString(), "whole", "eth0");
    line =
        new ProcessBuilder("ip", "netns", "exec", middle, PYTHON, script.toString(), "eth0", "site")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    awaitLine();
  }

  /** Changes the line, from the next packet on; see {@link #poorLine}. */
  public void lineBecomes(int delay, int loss, int kilobits) throws IOException {
    Writer told = line.outputWriter();
    told.write(delay + " " + loss + " " + kilobits + "\n");
    told.flush();
    awaitLine();
  }

  private void awaitLine() throws IOException {
    if (!"ready".equals(line.inputReader().readLine())) {
      throw new IllegalStateException("the line does not do as it is told");
    }
  }

  /** A program that starts Chromium at the other end. */
  public Path chromium(Path folder) {
    try {
      Path script = folder.resolve("chromium-" + name);
      Files.writeString(
          script, "#!/bin/sh\nexec ip netns exec " + name + " " + CHROMIUM + " \"$@\"\n");
      return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.destroy();
    }
    owned.forEach(one -> run("ip", "netns", "del", one));
  }

  private static void run(String... command) {
    if (!succeeds(command)) {
      throw new IllegalStateException("failed: " + Arrays.toString(command));
    }
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

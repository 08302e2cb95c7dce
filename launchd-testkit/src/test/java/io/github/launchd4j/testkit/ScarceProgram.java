package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An emulator that has used up its descriptors, until it reads a byte. */
final class ScarceProgram {
  private ScarceProgram() {}

  public static void main(String[] args) throws Exception {
    Job job =
        Job.builder("com.example.cat")
            .program("/bin/cat")
            .inetdCompatibility(new InetdCompatibility(false))
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job).events(ScarceProgram::tell).start()) {
      System.out.println(((InetSocketAddress) launchd.addresses("Listeners").get(0)).getPort());
      loadClasses();
      List<FileInputStream> held = useUp();
      System.out.println("used up");
      System.in.read();
      for (FileInputStream each : held) {
        each.close();
      }
      System.in.read();
    }
  }

  private static void tell(EmulatorEvent event) {
    if (event instanceof EmulatorEvent.Notice) {
      System.out.println(event.message());
    }
  }

  private static List<FileInputStream> useUp() {
    List<FileInputStream> held = new ArrayList<>();
    try {
      while (true) {
        held.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return held;
    }
  }

  /** A class that is loaded from a folder takes a descriptor for a moment. */
  private static void loadClasses() throws Exception {
    Path classes =
        Path.of(LaunchdEmulator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (!name.equals("module-info") && !name.contains(".junit.")) {
          Class.forName(name);
        }
      }
    }
  }
}

package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.nio.file.Path;
import java.util.List;

/**
 * An emulator in a JVM of its own, until it is killed: {@code EmulatorProgram PLIST}, or, with what
 * happens on standard output, {@code EmulatorProgram --events [--systemd] PLIST}.
 */
public final class EmulatorProgram {
  private EmulatorProgram() {}

  public static void main(String[] args) throws Exception {
    Job job = Job.from(PlistFile.read(Path.of(args[args.length - 1])));
    List<String> options = List.of(args);
    LaunchdEmulator.Builder builder =
        LaunchdEmulator.builder(job).systemdProtocol(options.contains("--systemd"));
    if (options.contains("--events")) {
      builder.events(event -> System.out.println(job.label() + ": " + event.message()));
      builder.output(System.out::println);
    }
    LaunchdEmulator launchd = builder.start();
    if (options.contains("--events")) {
      Runtime.getRuntime().addShutdownHook(new Thread(launchd::close));
    }
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}

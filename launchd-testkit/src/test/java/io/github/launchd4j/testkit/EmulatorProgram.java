package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.nio.file.Path;

/** An emulator in a JVM of its own, until it is killed: {@code EmulatorProgram PLIST}. */
public final class EmulatorProgram {
  private EmulatorProgram() {}

  public static void main(String[] args) throws Exception {
    Job job = Job.from(PlistFile.read(Path.of(args[0])));
    LaunchdEmulator launchd = LaunchdEmulator.start(job);
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
    launchd.close();
  }
}

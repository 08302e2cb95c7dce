package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.nio.file.Path;

/** The emulator, where there is no launchd. */
record EmulatorHost() implements Host {

  @Override
  public String description() {
    return "This machine has no launchd: these are the answers of launchd4j's emulator, and say nothing of macOS.";
  }

  @Override
  public Loaded load(Job job, Path folder) throws IOException {
    return LaunchdEmulator.builder(job).systemdProtocol(true).deadDescriptors(true).start()::close;
  }
}

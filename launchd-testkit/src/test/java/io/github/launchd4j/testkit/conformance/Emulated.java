package io.github.launchd4j.testkit.conformance;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.LaunchctlException;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The emulator, whose restarts need not wait. */
final class Emulated implements Launchd {
  private final LaunchdDomain domain;

  private final Path socket;

  Emulated(boolean throttled, Path folder) throws IOException {
    socket = folder.resolve("control");
    LaunchdDomain.Builder builder = LaunchdDomain.builder().deadDescriptors(true).control(socket);
    domain = (throttled ? builder : builder.throttle(Duration.ofMillis(50))).start();
  }

  @Override
  public int bootstrap(Path plist, Job job) throws IOException {
    try {
      domain.bootstrap(plist);
      return 0;
    } catch (LaunchctlException e) {
      return e.number();
    }
  }

  @Override
  public int bootstrapInto(String session, Path plist) throws IOException {
    try {
      launchctl("bootstrap", session + "/" + Accounts.currentUid(), plist.toString());
      return 0;
    } catch (LaunchctlException e) {
      return e.number();
    }
  }

  @Override
  public void enable(String session, String label, boolean on) throws IOException {
    launchctl(on ? "enable" : "disable", session + "/" + Accounts.currentUid() + "/" + label);
  }

  private void launchctl(String... words) throws IOException {
    LaunchdControl.perform(socket, List.of(words));
  }

  @Override
  public int bootout(String label) throws InterruptedException {
    try {
      domain.bootout(label);
      return 0;
    } catch (LaunchctlException e) {
      return e.number();
    }
  }

  @Override
  public void kickstart(String label, boolean kill) {
    domain.service(label).orElseThrow().kickstart(kill);
  }

  @Override
  public String lastExit(String label) {
    List<ExitStatus> exits = domain.service(label).orElseThrow().exits();
    return exits.isEmpty() ? "" : Integer.toString(exits.get(exits.size() - 1).code());
  }

  @Override
  public boolean isRoot() throws IOException {
    return Accounts.isRoot();
  }

  @Override
  public void advance(Duration span) {
    domain.advance(span);
  }

  @Override
  public Duration settling() {
    return Duration.ofMillis(250);
  }

  @Override
  public void close() {
    domain.close();
  }
}

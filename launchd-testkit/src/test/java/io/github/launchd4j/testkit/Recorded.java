package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What an emulator told, and what its job wrote. */
final class Recorded {
  /** Long enough for anything that works. */
  static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 60));

  private final List<EmulatorEvent> events = new ArrayList<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final boolean systemd;

  /** Of jobs that get their sockets by launch_activate_socket. */
  Recorded() {
    this(false);
  }

  private Recorded(boolean systemd) {
    this.systemd = systemd;
  }

  /** Of jobs that get their sockets by systemd's protocol. */
  static Recorded bySystemd() {
    return new Recorded(true);
  }

  /** A job that runs a shell script. */
  static JobBuilder shell(String script) {
    return Job.builder("com.example.job").programArguments("/bin/sh", "-c", script);
  }

  LaunchdEmulator start(JobBuilder job) throws IOException {
    return start(job, Duration.ofMillis(1));
  }

  LaunchdEmulator start(JobBuilder job, Duration throttle) throws IOException {
    return LaunchdEmulator.builder(job.build())
        .events(this::add)
        .output(lines::add)
        .systemdProtocol(systemd)
        .throttle(throttle)
        .start();
  }

  synchronized void add(EmulatorEvent event) {
    events.add(event);
  }

  void addLine(String line) {
    lines.add(line);
  }

  /** The events of a kind so far. */
  synchronized <T extends EmulatorEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The next line of output. */
  String line() throws InterruptedException {
    String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("the job wrote no line; events: " + events);
    }
    return line;
  }

  /** What was written and not yet taken. */
  List<String> lines() {
    List<String> rest = new ArrayList<>();
    lines.drainTo(rest);
    return rest;
  }
}

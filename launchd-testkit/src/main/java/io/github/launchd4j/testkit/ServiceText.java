package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.plist.ProcessType;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.process.Program;
import io.github.launchd4j.testkit.process.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code launchctl print DOMAIN/LABEL} in the names and the order of macOS, as far as the emulator
 * knows of it; none of it is an API (launchctl(1)). Seen on macOS 26: an agent in
 * tsgsz/openclaw-enhance, docs/reports/2026-03-24-session-cleanup-launchd-cutover; a daemon that
 * runs in grimnir-sidskegg/iron-link, client-flutter/test/daemon_service_test.dart; sshd with its
 * sockets in mrinebold/HelioCommandCenter, docs/ENVIRONMENT_REPORT.md.
 */
final class ServiceText {
  // sysexits(3), from 64 on; 75 and 78 were seen (NousResearch/hermes-agent#62128).
  private static final List<String> SYSEXITS =
      List.of(
          "EX_USAGE",
          "EX_DATAERR",
          "EX_NOINPUT",
          "EX_NOUSER",
          "EX_NOHOST",
          "EX_UNAVAILABLE",
          "EX_SOFTWARE",
          "EX_OSERR",
          "EX_OSFILE",
          "EX_CANTCREAT",
          "EX_IOERR",
          "EX_TEMPFAIL",
          "EX_PROTOCOL",
          "EX_NOPERM",
          "EX_CONFIG");
  private static final int FIRST_SYSEXIT = 64;

  private final LaunchdService service;
  private final Definition definition;
  private final Job job;
  private final PrintedText text = new PrintedText();

  private ServiceText(LaunchdService service) {
    this.service = service;
    definition = service.loaded().definition();
    job = service.job();
  }

  static String of(LaunchdService service) {
    ServiceText printed = new ServiceText(service);
    printed.text.open(printed.definition.target().toString());
    printed.program();
    printed.environment();
    printed.life();
    printed.sockets();
    printed.properties();
    return printed.text.close().toString();
  }

  private void program() {
    boolean running = service.pid().isPresent();
    text.line("active count", running ? 1 : 0);
    text.line("path", definition.file().map(Path::toString).orElse("(submitted by launchd4j)"));
    text.line("type", definition.isAgent() ? "LaunchAgent" : "LaunchDaemon");
    text.line("state", running ? "running" : "not running").gap();
    List<String> words = job.programArguments();
    text.line("program", job.program().orElse(words.isEmpty() ? "" : words.get(0)));
    text.block("arguments", words);
    job.workingDirectory().ifPresent(folder -> text.line("working directory", folder).gap());
    job.standardInPath().ifPresent(path -> text.line("stdin path", path));
    job.standardOutPath().ifPresent(path -> text.line("stdout path", path));
    job.standardErrorPath().ifPresent(path -> text.line("stderr path", path));
  }

  private void environment() {
    Map<String, String> inherited = service.loaded().shared();
    if (!inherited.isEmpty()) {
      text.block("inherited environment", variables(inherited));
    }
    text.block("default environment", List.of("PATH => " + Program.STANDARD_PATH));
    List<String> own = variables(job.environmentVariables());
    own.add("XPC_SERVICE_NAME => " + job.label());
    text.block("environment", own);
  }

  private static List<String> variables(Map<String, String> variables) {
    List<String> lines = new ArrayList<>();
    variables.forEach((name, value) -> lines.add(name + " => " + value));
    return lines;
  }

  private void life() {
    Timing timing = Timing.of(job.toPropertyList());
    text.line("domain", definition.domain());
    job.userName().ifPresent(name -> text.line("username", name));
    job.groupName().ifPresent(name -> text.line("group", name));
    job.nice().ifPresent(nice -> text.line("nice", nice));
    text.line("minimum runtime", timing.throttle().toSeconds());
    text.line("exit timeout", timing.exitTimeOut().map(span -> span.toSeconds()).orElse(0L));
    text.line("runs", service.starts());
    service
        .pid()
        .ifPresent(
            pid -> {
              text.line("pid", pid);
              text.line("immediate reason", service.loaded().reason().text());
            });
    text.line(lastExit(service.lastExit())).gap();
  }

  private static String lastExit(Optional<ExitStatus> last) {
    if (last.isEmpty()) {
      return "last exit code = (never exited)";
    } else if (last.get().signal() != 0) {
      return "last terminating signal = " + Signals.text(last.get().signal());
    }
    int code = last.get().code();
    int index = code - FIRST_SYSEXIT;
    boolean named = index >= 0 && index < SYSEXITS.size();
    return "last exit code = " + code + (named ? ": " + SYSEXITS.get(index) : "");
  }

  private void sockets() {
    if (!job.sockets().isEmpty()) {
      text.open("sockets");
      job.sockets()
          .forEach((name, entries) -> SocketText.add(text, name, entries, service.addresses(name)));
      text.close().gap();
    }
  }

  private void properties() {
    text.line("spawn type", spawnType(job.processType().orElse(ProcessType.STANDARD)));
    job.startInterval().ifPresent(seconds -> text.line("run interval", seconds + " seconds"));
    List<String> properties = new ArrayList<>();
    if (job.keepAlive().equals(KeepAlive.ALWAYS)) {
      properties.add("keepalive");
    }
    if (job.runAtLoad()) {
      properties.add("runatload");
    }
    if (job.program().isEmpty()) {
      properties.add("inferred program");
    }
    if (!properties.isEmpty()) {
      text.gap().line("properties", String.join(" | ", properties));
    }
  }

  private static String spawnType(ProcessType type) {
    return switch (type) {
      case STANDARD -> "daemon (3)";
      case INTERACTIVE -> "interactive (4)";
      case BACKGROUND -> "background (5)";
      case ADAPTIVE -> "adaptive (6)";
    };
  }
}

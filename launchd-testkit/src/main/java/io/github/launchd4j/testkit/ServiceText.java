package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.AddressText;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.process.Signals;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What launchctl(1) prints, in its form as far as that is known; none of it is an API. */
final class ServiceText {
  private ServiceText() {}

  static String of(LaunchdService service) {
    Job job = service.job();
    OptionalLong pid = service.pid();
    StringBuilder text = new StringBuilder("system/" + job.label() + " = {\n");
    service.loaded().file().ifPresent(path -> line(text, 1, "path = " + path));
    line(text, 1, "type = " + (service.loaded().isAgent() ? "LaunchAgent" : "LaunchDaemon"));
    line(text, 1, "state = " + (pid.isPresent() ? "running" : "not running"));
    job.program().ifPresent(program -> line(text, 1, "program = " + program));
    list(text, 1, "arguments", job.programArguments());
    job.workingDirectory().ifPresent(folder -> line(text, 1, "working directory = " + folder));
    job.standardOutPath().ifPresent(path -> line(text, 1, "stdout path = " + path));
    job.standardErrorPath().ifPresent(path -> line(text, 1, "stderr path = " + path));
    line(text, 1, "runs = " + service.starts());
    pid.ifPresent(number -> line(text, 1, "pid = " + number));
    line(text, 1, lastExit(service));
    line(text, 1, "sockets = {");
    for (String name : job.sockets().keySet()) {
      List<SocketAddress> addresses = service.addresses(name);
      list(text, 2, "\"" + name + "\"", addresses.stream().map(AddressText::of).toList());
    }
    line(text, 1, "}");
    return text.append("}\n").toString();
  }

  /** {@code launchctl print system}. */
  static String domain(String name, List<LaunchdService> services) {
    StringBuilder text = new StringBuilder(name + " = {\n");
    line(text, 1, "services = {");
    for (LaunchdService service : services) {
      line(
          text,
          2,
          "%8d %6s \t%s"
              .formatted(service.pid().orElse(0), column(service, "-"), service.job().label()));
    }
    line(text, 1, "}");
    return text.append("}\n").toString();
  }

  /** {@code launchctl print-disabled}. */
  static String disabled(Map<String, Boolean> enabled) {
    StringBuilder text = new StringBuilder();
    line(text, 1, "disabled services = {");
    enabled.forEach(
        (label, on) -> line(text, 2, "\"" + label + "\" => " + (on ? "enabled" : "disabled")));
    line(text, 1, "}");
    return text.toString();
  }

  /** {@code launchctl list}: process, last exit and label, as launchctl(1) describes them. */
  static String list(List<LaunchdService> services) {
    StringBuilder text = new StringBuilder("PID\tStatus\tLabel\n");
    for (LaunchdService service : services) {
      String pid = service.pid().stream().mapToObj(Long::toString).findFirst().orElse("-");
      line(text, 0, String.join("\t", pid, column(service, "0"), service.job().label()));
    }
    return text.toString();
  }

  /** {@code launchctl list LABEL}. */
  static String dictionary(LaunchdService service) {
    Job job = service.job();
    StringBuilder text = new StringBuilder("{\n");
    line(text, 1, "\"Label\" = \"" + job.label() + "\";");
    line(text, 1, "\"LastExitStatus\" = " + wait(service) + ";");
    service.pid().ifPresent(pid -> line(text, 1, "\"PID\" = " + pid + ";"));
    job.program().ifPresent(program -> line(text, 1, "\"Program\" = \"" + program + "\";"));
    line(text, 1, "\"ProgramArguments\" = (");
    job.programArguments().forEach(word -> line(text, 2, "\"" + word + "\";"));
    line(text, 1, ");");
    return text.append("};\n").toString();
  }

  private static String lastExit(LaunchdService service) {
    ExitStatus last = service.lastExit().orElse(null);
    if (last == null) {
      return "last exit code = (never exited)";
    } else if (last.signal() != 0) {
      return "last terminating signal = " + Signals.text(last.signal());
    }
    return "last exit code = "
        + last.code()
        + (last.equals(ExitStatus.SET_UP_FAILED) ? ": EX_CONFIG" : "");
  }

  /** The exit code, or the signal below zero (launchctl(1), list). */
  private static String column(LaunchdService service, String never) {
    return service
        .lastExit()
        .map(last -> "" + (last.signal() == 0 ? last.code() : -last.signal()))
        .orElse(never);
  }

  /** As wait(2) gives it (launchd-842, core.c, job_export). */
  private static int wait(LaunchdService service) {
    return service.lastExit().map(last -> last.code() << 8 | last.signal()).orElse(0);
  }

  private static void list(StringBuilder text, int depth, String name, List<String> values) {
    line(text, depth, name + " = {");
    values.forEach(value -> line(text, depth + 1, value));
    line(text, depth, "}");
  }

  private static void line(StringBuilder text, int depth, String line) {
    text.append("\t".repeat(depth)).append(line).append('\n');
  }
}

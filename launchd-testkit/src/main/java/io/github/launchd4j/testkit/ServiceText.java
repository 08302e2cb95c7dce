package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.net.SocketAddress;
import java.util.List;
import java.util.OptionalLong;

/** What launchctl print says of a service, in its form as far as the emulator knows it. */
final class ServiceText {
  private ServiceText() {}

  static String of(LaunchdService service) {
    Job job = service.job();
    OptionalLong pid = service.pid();
    StringBuilder text = new StringBuilder("system/" + job.label() + " = {\n");
    line(text, 1, "type = LaunchDaemon");
    line(text, 1, "state = " + (pid.isPresent() ? "running" : "not running"));
    job.program().ifPresent(program -> line(text, 1, "program = " + program));
    list(text, 1, "arguments", job.programArguments());
    job.workingDirectory().ifPresent(folder -> line(text, 1, "working directory = " + folder));
    job.standardOutPath().ifPresent(path -> line(text, 1, "stdout path = " + path));
    job.standardErrorPath().ifPresent(path -> line(text, 1, "stderr path = " + path));
    line(text, 1, "runs = " + service.starts());
    pid.ifPresent(number -> line(text, 1, "pid = " + number));
    line(text, 1, "last exit code = " + service.lastExit());
    line(text, 1, "sockets = {");
    for (String name : job.sockets().keySet()) {
      List<SocketAddress> addresses = service.addresses(name);
      list(text, 2, "\"" + name + "\"", addresses.stream().map(Endpoint::text).toList());
    }
    line(text, 1, "}");
    return text.append("}\n").toString();
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

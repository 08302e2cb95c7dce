package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.util.List;

/** What the older {@code launchctl list} prints (launchctl(1), list). */
final class ListText {
  private ListText() {}

  /** Process, last exit and label of each. */
  static String of(List<LaunchdService> services) {
    StringBuilder text = new StringBuilder("PID\tStatus\tLabel\n");
    for (LaunchdService service : services) {
      String pid = service.pid().stream().mapToObj(Long::toString).findFirst().orElse("-");
      text.append(String.join("\t", pid, column(service, "0"), service.job().label())).append('\n');
    }
    return text.toString();
  }

  /** The dictionary of one. */
  static String of(LaunchdService service) {
    Job job = service.job();
    String session = service.loaded().definition().domain().session().managerName();
    StringBuilder text = new StringBuilder("{\n");
    line(text, "LimitLoadToSessionType", quoted(session));
    line(text, "Label", quoted(job.label()));
    line(text, "LastExitStatus", "" + wait(service));
    service.pid().ifPresent(pid -> line(text, "PID", "" + pid));
    job.program().ifPresent(program -> line(text, "Program", quoted(program)));
    text.append("\t\"ProgramArguments\" = (\n");
    job.programArguments().forEach(word -> text.append("\t\t" + quoted(word) + ";\n"));
    return text.append("\t);\n};\n").toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append("\t\"%s\" = %s;\n".formatted(key, value));
  }

  private static String quoted(String word) {
    return "\"" + word + "\"";
  }

  /** The exit code, or the signal below zero (launchctl(1), list). */
  static String column(LaunchdService service, String never) {
    return service
        .lastExit()
        .map(last -> "" + (last.signal() == 0 ? last.code() : -last.signal()))
        .orElse(never);
  }

  /** As wait(2) gives it (launchd-842, core.c, job_export). */
  private static int wait(LaunchdService service) {
    return service.lastExit().map(last -> last.code() << 8 | last.signal()).orElse(0);
  }
}

package io.github.launchd4j.testkit;

import java.util.List;
import java.util.Map;

/** {@code launchctl print DOMAIN} and {@code print-disabled DOMAIN}. */
final class DomainText {
  private DomainText() {}

  static String of(DomainName name, JobTable jobs) {
    List<LaunchdService> services = jobs.all(name);
    PrintedText text = new PrintedText().open(name.toString());
    text.line("service count", services.size());
    text.line("active service count", services.stream().filter(DomainText::runs).count());
    text.gap().block("services", services.stream().map(DomainText::line).toList());
    disabled(text, jobs.overrides(name));
    return text.close().toString();
  }

  private static boolean runs(LaunchdService service) {
    return service.pid().isPresent();
  }

  private static String line(LaunchdService service) {
    return "%8d %6s \t%s"
        .formatted(service.pid().orElse(0), ListText.column(service, "-"), service.job().label());
  }

  static String disabled(Map<String, Boolean> enabled) {
    PrintedText text = new PrintedText();
    disabled(text, enabled);
    return text.toString();
  }

  private static void disabled(PrintedText text, Map<String, Boolean> enabled) {
    text.open("disabled services");
    enabled.forEach(
        (label, on) -> text.line("\"" + label + "\" => " + (on ? "enabled" : "disabled")));
    text.close();
  }
}

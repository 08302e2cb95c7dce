package io.github.launchd4j.host.bundle;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The scripts of a bundle for sh(1). Each is a head with what is known of the job, and a body that
 * is the same for all.
 *
 * @param variables the head
 */
record BundleScripts(Map<String, String> variables) {

  /** ExitTimeOut 0 means for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  static BundleScripts of(Bundle bundle, PlistDictionary tree, boolean image) throws IOException {
    Job job = Job.from(tree);
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("label", bundle.label());
    variables.put("prefix", bundle.prefix());
    variables.put("user", job.userName().orElse(""));
    variables.put("java", job.programArguments().get(0));
    variables.put("image", image ? "yes" : "");
    Duration end = Timing.of(tree).exitTimeOut().orElse(LONGEST);
    variables.put("exit_time_out", String.valueOf(end.toSeconds()));
    variables.put("starts_at_load", Demands.of(tree).atLoad().isEmpty() ? "no" : "yes");
    return new BundleScripts(variables);
  }

  String install() throws IOException {
    return head("Installs, and upgrades, ", variables.keySet())
        + body("common.sh")
        + body("install.sh");
  }

  String uninstall() throws IOException {
    return head("Uninstalls ", Set.of("label", "prefix", "exit_time_out"))
        + body("common.sh")
        + body("uninstall.sh");
  }

  private String head(String what, Set<String> names) {
    StringBuilder head = new StringBuilder("#!/bin/sh\n# ");
    head.append(what).append(variables.get("label")).append(". Made by launchd:bundle.\n");
    variables.forEach(
        (name, value) -> {
          if (names.contains(name)) {
            head.append(name).append('=').append(ShellText.quote(value)).append('\n');
          }
        });
    return head.toString();
  }

  private static String body(String name) throws IOException {
    try (InputStream in = BundleScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

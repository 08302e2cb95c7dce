package io.github.launchd4j.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * launchctl(1), "LEGACY SUBCOMMANDS": list, load and unload. The last two succeed whatever happens,
 * and say only in words what has.
 */
record OldControl(LaunchdDomain domain) {

  /** As {@link Control#perform}; with w, they also enable or disable. */
  String perform(String verb, String options, List<String> arguments) throws LaunchctlException {
    if (verb.equals("list")) {
      return list(arguments);
    }
    StringBuilder said = new StringBuilder();
    for (String path : arguments) {
      for (Path file : JobFile.in(Path.of(path))) {
        try {
          if (verb.equals("load")) {
            load(file, options);
          } else {
            unload(file, options);
          }
        } catch (IOException e) {
          said.append(file).append(": ").append(named(verb, e)).append('\n');
        }
      }
    }
    return said.toString();
  }

  /** {@code Load failed: ...}: the failure is that of the verb that was asked for. */
  private static String named(String verb, IOException failure) {
    String own = verb.equals("load") ? "Load" : "Unload";
    return String.valueOf(failure.getMessage()).replaceFirst("^(Bootstrap|Boot-out)", own);
  }

  private void load(Path file, String options) throws IOException {
    String label = JobFile.read(file).label();
    if (options.contains("w")) {
      domain.enable(label);
    }
    domain.bootstrap(file);
  }

  private void unload(Path file, String options) throws LaunchctlException {
    String label = domain.jobs().labelAt(file);
    if (options.contains("w")) {
      domain.disable(label);
    }
    domain.beginBootout(label);
  }

  private String list(List<String> arguments) throws LaunchctlException {
    if (arguments.isEmpty()) {
      return ServiceText.list(domain.services());
    }
    String label = arguments.get(0);
    return ServiceText.dictionary(
        domain.service(label).orElseThrow(() -> LaunchctlException.notFound(label)));
  }
}

package io.github.launchd4j.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * launchctl(1), "LEGACY SUBCOMMANDS". load and unload always exit with 0, and report failures only
 * in words.
 *
 * @param session the domain that all of them are about
 */
record OldControl(LaunchdDomain domain, DomainName session) {

  /** As {@link Control#perform}; with the option w, load also enables and unload disables. */
  String perform(String verb, String options, List<String> arguments) throws LaunchctlException {
    return switch (verb) {
      case "list" -> list(arguments);
      case "load", "unload" -> loadOrUnload(verb, options, arguments);
      case "managername" -> session.session().managerName() + "\n";
      case "getenv" -> {
        String value = domain.variables().values().get(only(arguments));
        yield value == null ? "" : value + "\n";
      }
      default -> {
        change(verb, arguments);
        yield "";
      }
    };
  }

  private void change(String verb, List<String> arguments) throws LaunchctlException {
    switch (verb) {
      case "setenv" -> {
        if (arguments.size() != 2) {
          throw Control.usage();
        }
        domain.variables().add(Map.of(arguments.get(0), arguments.get(1)));
      }
      case "unsetenv" -> domain.variables().remove(only(arguments));
      case "start" -> service(arguments).kickstart(false);
      case "stop" -> service(arguments).loaded().execute(JobLife::terminate);
      case "remove" -> domain.bootout(service(arguments).loaded().definition().target());
      default -> throw Control.usage();
    }
  }

  private static String only(List<String> arguments) throws LaunchctlException {
    if (arguments.size() != 1) {
      throw Control.usage();
    }
    return arguments.get(0);
  }

  private LaunchdService service(List<String> arguments) throws LaunchctlException {
    String label = only(arguments);
    return domain
        .jobs()
        .find(new Target(session, label))
        .orElseThrow(
            () ->
                new LaunchctlException(
                    LaunchctlException.ESRCH, "\"%s\" is not loaded (3)".formatted(label)));
  }

  private String loadOrUnload(String verb, String options, List<String> arguments)
      throws LaunchctlException {
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
    if (!said.isEmpty()) {
      throw new LaunchctlException(0, said.toString().strip());
    }
    return "";
  }

  /** {@code Load failed: ...}: the failure is named after the verb that was used. */
  private static String named(String verb, IOException failure) {
    String own = verb.equals("load") ? "Load" : "Unload";
    return String.valueOf(failure.getMessage()).replaceFirst("^(Bootstrap|Boot-out)", own);
  }

  private void load(Path file, String options) throws IOException {
    String label = JobFile.label(file);
    if (options.contains("w")) {
      domain.jobs().enable(new Target(session, label), true);
    }
    domain.bootstrap(session, file);
  }

  private void unload(Path file, String options) throws LaunchctlException {
    Target target = domain.jobs().at(session, file);
    if (options.contains("w")) {
      domain.jobs().enable(target, false);
    }
    domain.bootout(target);
  }

  private String list(List<String> arguments) throws LaunchctlException {
    if (arguments.isEmpty()) {
      return ListText.of(domain.jobs().all(session));
    }
    Target target = new Target(session, arguments.get(0));
    return ListText.of(
        domain.jobs().find(target).orElseThrow(() -> LaunchctlException.notFound(target)));
  }
}

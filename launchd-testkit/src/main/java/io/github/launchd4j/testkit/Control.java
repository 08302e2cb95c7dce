package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.process.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * launchctl(1) for a {@link LaunchdDomain}, with the numbers that launchctl exits with. As under
 * launchd, bootout returns before the job has gone.
 */
final class Control {
  private static final String USAGE =
      """
      usage: bootstrap DOMAIN PATH... | bootout DOMAIN/LABEL | bootout DOMAIN PATH...
             kickstart [-k] [-p] DOMAIN/LABEL | kill SIGNAL DOMAIN/LABEL
             enable DOMAIN/LABEL | disable DOMAIN/LABEL | print-disabled DOMAIN
             blame DOMAIN/LABEL | print DOMAIN[/LABEL] | error NUMBER | managername
             list [LABEL] | load [-w] PATH... | unload [-w] PATH...
             start LABEL | stop LABEL | remove LABEL
             setenv NAME VALUE | unsetenv NAME | getenv NAME (64)""";
  private static final Map<String, String> OPTIONS =
      Map.of("kickstart", "-[kp]+", "load", "-w", "unload", "-w");

  private static final Set<String> ALONE = Set.of("list", "managername", "limit");

  private final LaunchdDomain domain;

  Control(LaunchdDomain domain) {
    this.domain = domain;
  }

  /**
   * Carries out a command.
   *
   * @return what is printed
   * @throws LaunchctlException if launchctl would fail, with its number
   */
  String perform(List<String> words) throws LaunchctlException {
    String verb = words.isEmpty() ? "" : words.get(0);
    List<String> options = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String word : words.stream().skip(1).toList()) {
      (word.matches(OPTIONS.getOrDefault(verb, "")) ? options : arguments).add(word);
    }
    if (arguments.isEmpty() ? !ALONE.contains(verb) : arguments.get(0).startsWith("-")) {
      throw usage();
    }
    String letters = String.join("", options);
    switch (verb) {
      case "bootstrap" -> bootstrap(arguments);
      case "bootout" -> bootout(arguments);
      case "enable" -> domain.enable(label(arguments));
      case "disable" -> domain.disable(label(arguments));
      case "kill" -> kill(arguments);
      case "kickstart" -> {
        return kickstart(letters, service(arguments));
      }
      case "print" -> {
        return print(arguments);
      }
      case "print-disabled" -> {
        return ServiceText.disabled(domain.jobs().overrides());
      }
      case "blame" -> {
        return blame(service(arguments));
      }
      case "error" -> {
        return error(arguments);
      }
      case "limit" ->
          throw new LaunchctlException(
              LaunchctlException.USAGE,
              "limit is not emulated (64); set SoftResourceLimits or HardResourceLimits in the job");
      default -> {
        return new OldControl(domain).perform(verb, letters, arguments);
      }
    }
    return "";
  }

  static LaunchctlException usage() {
    return new LaunchctlException(LaunchctlException.USAGE, USAGE);
  }

  private void bootstrap(List<String> arguments) throws LaunchctlException {
    if (arguments.size() < 2 || !Target.parse(arguments.get(0)).isDomain()) {
      throw usage();
    }
    each(arguments.subList(1, arguments.size()), this::bootstrap);
  }

  private void bootstrap(Path file) throws LaunchctlException {
    try {
      domain.bootstrap(file);
    } catch (LaunchctlException e) {
      throw e;
    } catch (IOException e) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.EIO, "%s: %s".formatted(file, e.getMessage()));
    }
  }

  private void bootout(List<String> arguments) throws LaunchctlException {
    if (arguments.size() == 1) {
      domain.beginBootout(label(arguments));
    } else {
      each(
          arguments.subList(1, arguments.size()),
          file -> domain.beginBootout(domain.jobs().labelAt(file)));
    }
  }

  /**
   * Handles each file of each path, and goes on after one that fails (launchctl(1), bootstrap: the
   * problematic paths are printed with their errors).
   */
  private static void each(List<String> paths, Request request) throws LaunchctlException {
    List<LaunchctlException> failures = new ArrayList<>();
    for (String path : paths) {
      for (Path file : JobFile.in(Path.of(path))) {
        try {
          request.perform(file);
        } catch (LaunchctlException e) {
          failures.add(e);
        }
      }
    }
    if (!failures.isEmpty()) {
      List<String> messages =
          failures.stream().map(each -> String.valueOf(each.getMessage())).toList();
      int last = failures.get(failures.size() - 1).number();
      throw new LaunchctlException(last, String.join("\n", messages));
    }
  }

  private interface Request {
    void perform(Path file) throws LaunchctlException;
  }

  private static String kickstart(String options, LaunchdService service) {
    int before = service.starts();
    boolean kill = options.contains("k");
    service.kickstart(kill);
    if (!options.contains("p")) {
      return "";
    }
    service.awaitPid(before, kill);
    return service.pid().stream().mapToObj(pid -> pid + "\n").findFirst().orElse("");
  }

  private void kill(List<String> arguments) throws LaunchctlException {
    int signal = Signals.number(arguments.get(0)).orElseThrow(Control::usage);
    LaunchdService service = service(arguments.subList(1, arguments.size()));
    if (service.pid().isEmpty()) {
      throw notRunning(service);
    }
    service.loaded().execute(life -> life.signal(signal));
  }

  private static String blame(LaunchdService service) throws LaunchctlException {
    if (service.pid().isEmpty()) {
      throw notRunning(service);
    }
    return service.loaded().reason().text() + "\n";
  }

  private static LaunchctlException notRunning(LaunchdService service) {
    return new LaunchctlException(
        LaunchctlException.ESRCH, "\"%s\" is not running (3)".formatted(service.job().label()));
  }

  private static String error(List<String> arguments) throws LaunchctlException {
    String number = arguments.get(arguments.size() - 1);
    if (!number.matches("[0-9]{1,9}")) {
      throw usage();
    }
    return number + ": " + LaunchctlException.name(Integer.parseInt(number)) + "\n";
  }

  private String print(List<String> arguments) throws LaunchctlException {
    String target = arguments.get(0);
    return Target.parse(target).isDomain()
        ? ServiceText.domain(target, domain.services())
        : service(arguments).describe();
  }

  private LaunchdService service(List<String> arguments) throws LaunchctlException {
    String label = label(arguments);
    return domain.service(label).orElseThrow(() -> LaunchctlException.notFound(label));
  }

  /** The label of the only target. */
  private static String label(List<String> arguments) throws LaunchctlException {
    Optional<String> label =
        arguments.size() == 1 ? Target.parse(arguments.get(0)).label() : Optional.empty();
    return label.orElseThrow(Control::usage);
  }
}

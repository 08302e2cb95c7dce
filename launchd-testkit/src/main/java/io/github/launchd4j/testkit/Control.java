package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.process.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * launchctl(1) for a {@link LaunchdDomain}, with the numbers that launchctl exits with. As under
 * launchd, bootout returns before the job has gone.
 */
final class Control {
  private static final Map<String, String> OPTIONS =
      Map.of("kickstart", "-[kp]+", "load", "-w", "unload", "-w");
  private static final String WAIT = "--wait";
  private static final Set<String> ALONE = Set.of("list", "managername", "limit", "help");

  private final LaunchdDomain domain;
  private final DomainName session;

  /**
   * For a user.
   *
   * @param session the domain that the verbs mean that name none
   */
  Control(LaunchdDomain domain, DomainName session) {
    this.domain = domain;
    this.session = session;
  }

  /**
   * Carries out a command.
   *
   * @return what is printed
   * @throws LaunchctlException if launchctl would fail, with its number
   */
  String perform(List<String> words) throws LaunchctlException {
    String verb = words.isEmpty() ? "" : words.get(0);
    if (verb.equals("asuser") && words.size() > 2 && words.get(1).matches("[0-9]{1,10}")) {
      DomainName ofUser = domain.mac().session(Long.parseLong(words.get(1)));
      return new Control(domain, ofUser).perform(words.subList(2, words.size()));
    }
    List<String> options = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String word : words.stream().skip(1).toList()) {
      (isOption(verb, word) ? options : arguments).add(word);
    }
    if (arguments.isEmpty() ? !ALONE.contains(verb) : isWrong(verb, arguments.get(0))) {
      throw usage();
    }
    return perform(verb, String.join("", options), arguments);
  }

  private boolean isOption(String verb, String word) {
    boolean waits = domain.mac().bootoutWaits() && word.equals(WAIT);
    return verb.equals("bootout") ? waits : word.matches(OPTIONS.getOrDefault(verb, ""));
  }

  /** A wrong option; bootout takes it for its target. */
  private static boolean isWrong(String verb, String word) {
    return word.startsWith("-") && !verb.equals("bootout");
  }

  private String perform(String verb, String options, List<String> arguments)
      throws LaunchctlException {
    switch (verb) {
      case "bootstrap" -> bootstrap(arguments);
      case "bootout" -> bootout(options.equals(WAIT), arguments);
      case "enable" -> domain.jobs().enable(target(arguments), true);
      case "disable" -> domain.jobs().enable(target(arguments), false);
      case "kill" -> kill(arguments);
      case "kickstart" -> {
        return kickstart(options, service(arguments));
      }
      case "print" -> {
        return print(arguments);
      }
      case "print-disabled" -> {
        return DomainText.disabled(domain.jobs().overrides(domainOf(arguments)));
      }
      case "blame" -> {
        return blame(service(arguments));
      }
      case "error" -> {
        return error(arguments);
      }
      case "help" -> {
        return Usage.of(domain.mac(), arguments);
      }
      case "limit" ->
          throw new LaunchctlException(
              LaunchctlException.USAGE,
              "limit is not emulated (64); set SoftResourceLimits or HardResourceLimits in the job");
      default -> {
        return new OldControl(domain, session).perform(verb, options, arguments);
      }
    }
    return "";
  }

  static LaunchctlException usage() {
    return new LaunchctlException(LaunchctlException.USAGE, Usage.TEXT + " (64)");
  }

  private void bootstrap(List<String> arguments) throws LaunchctlException {
    DomainName into = domainOf(arguments);
    if (arguments.size() < 2) {
      throw usage();
    }
    PathRequests.each(arguments.subList(1, arguments.size()), file -> bootstrap(into, file));
  }

  private void bootstrap(DomainName into, Path file) throws LaunchctlException {
    try {
      domain.bootstrap(into, file);
    } catch (LaunchctlException e) {
      throw e;
    } catch (IOException e) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.EIO, "%s: %s".formatted(file, e.getMessage()));
    }
  }

  private void bootout(boolean wait, List<String> arguments) throws LaunchctlException {
    if (arguments.size() == 1) {
      Target target = target(arguments);
      domain.mac().check("Boot-out", target.domain());
      bootout(wait, target);
    } else {
      DomainName from = domainOf(arguments);
      domain.mac().check("Boot-out", from);
      PathRequests.each(
          arguments.subList(1, arguments.size()),
          file -> bootout(wait, domain.jobs().at(from, file)));
    }
  }

  private void bootout(boolean wait, Target target) throws LaunchctlException {
    CountDownLatch gone = domain.bootout(target);
    try {
      if (wait) {
        gone.await(); // on the thread of this client
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    Optional<DomainName> whole =
        arguments.size() == 1 ? DomainName.parse(arguments.get(0)) : Optional.empty();
    if (whole.isEmpty()) {
      return service(arguments).describe();
    }
    checkThere(whole.get());
    return DomainText.of(whole.get(), domain.jobs());
  }

  private LaunchdService service(List<String> arguments) throws LaunchctlException {
    Target target = target(arguments);
    checkThere(target.domain());
    return domain.jobs().find(target).orElseThrow(() -> LaunchctlException.notFound(target));
  }

  private void checkThere(DomainName name) throws LaunchctlException {
    if (!domain.mac().has(name)) {
      throw LaunchctlException.noDomain(name);
    }
  }

  /** The service that the only argument names. */
  private Target target(List<String> arguments) throws LaunchctlException {
    if (arguments.size() != 1) {
      throw usage();
    }
    String word = arguments.get(0);
    return Target.parse(word).orElseThrow(() -> noTarget(word));
  }

  private DomainName domainOf(List<String> arguments) throws LaunchctlException {
    String word = arguments.get(0);
    return DomainName.parse(word).orElseThrow(() -> noTarget(word));
  }

  private LaunchctlException noTarget(String word) {
    return LaunchctlException.noTarget(
        word,
        domain.jobs().find(word).stream()
            .map(each -> each.loaded().definition().target())
            .toList());
  }
}

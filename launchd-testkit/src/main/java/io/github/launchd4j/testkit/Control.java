package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistException;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * launchctl(1) for a {@link LaunchdDomain}: bootstrap, bootout, kickstart, print, enable and
 * disable, with the numbers that launchctl exits with. Every domain target ({@code system}, {@code
 * gui/501}, {@code user/501}) means the one domain there is. As under launchd, bootout returns
 * before the job has gone.
 */
final class Control {
  private static final Pattern TARGET =
      Pattern.compile("(system|(?:gui|user)/[0-9]+)(?:/(?<label>.+))?");

  private final LaunchdDomain domain;

  Control(LaunchdDomain domain) {
    this.domain = domain;
  }

  /**
   * Does what a command line says.
   *
   * @return what is printed
   * @throws LaunchctlException if launchctl would fail, with its number
   */
  String perform(List<String> words) throws LaunchctlException {
    String verb = words.isEmpty() ? "" : words.get(0);
    List<String> options = words.stream().skip(1).filter(word -> word.startsWith("-")).toList();
    List<String> arguments = words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    if (arguments.isEmpty()) {
      throw usage();
    }
    String target = arguments.get(0);
    switch (verb) {
      case "bootstrap" -> bootstrap(arguments);
      case "bootout" -> bootout(arguments);
      case "kickstart" -> {
        return kickstart(options, target);
      }
      case "print" -> {
        return print(target);
      }
      case "enable" -> domain.enable(label(target));
      case "disable" -> domain.disable(label(target));
      default -> throw usage();
    }
    return "";
  }

  private static LaunchctlException usage() {
    return new LaunchctlException(
        LaunchctlException.USAGE,
        "usage: bootstrap DOMAIN FILE... | bootout DOMAIN/LABEL | kickstart [-k] [-p] DOMAIN/LABEL"
            + " | print DOMAIN[/LABEL] | enable DOMAIN/LABEL | disable DOMAIN/LABEL (64)");
  }

  private void bootstrap(List<String> arguments) throws LaunchctlException {
    if (arguments.size() < 2 || !isDomain(arguments.get(0))) {
      throw usage();
    }
    for (String file : arguments.subList(1, arguments.size())) {
      Job job = job(file);
      try {
        domain.bootstrap(job);
      } catch (LaunchctlException e) {
        throw e;
      } catch (IOException e) {
        throw failed("Bootstrap", file, e);
      }
    }
  }

  private static Job job(String file) throws LaunchctlException {
    try {
      PlistDictionary plist = PlistFile.read(Path.of(file));
      if (!plist.has("Label")) {
        throw new LaunchctlException(
            LaunchctlException.NO_LABEL, "Bootstrap failed: 110: %s has no Label".formatted(file));
      }
      if (!plist.has("Program") && !plist.has("ProgramArguments")) {
        throw new LaunchctlException(
            LaunchctlException.NO_PROGRAM,
            "Bootstrap failed: 111: %s has neither Program nor ProgramArguments".formatted(file));
      }
      return Job.from(plist);
    } catch (PlistException e) {
      throw failed("Bootstrap", file, e);
    }
  }

  private static LaunchctlException failed(String what, String file, IOException cause) {
    return new LaunchctlException(
        LaunchctlException.EIO,
        "%s failed: 5: Input/output error (%s: %s)".formatted(what, file, cause.getMessage()));
  }

  private void bootout(List<String> arguments) throws LaunchctlException {
    List<String> labels = new ArrayList<>();
    if (arguments.size() > 1) {
      for (String file : arguments.subList(1, arguments.size())) {
        labels.add(job(file).label());
      }
    } else {
      labels.add(label(arguments.get(0)));
    }
    for (String label : labels) {
      domain.beginBootout(label);
    }
  }

  private String kickstart(List<String> options, String target) throws LaunchctlException {
    LaunchdService service = service(target);
    int before = service.starts();
    boolean kill = options.stream().anyMatch(option -> option.contains("k"));
    service.kickstart(kill);
    if (options.stream().noneMatch(option -> option.contains("p"))) {
      return "";
    }
    service.awaitPid(before, kill);
    return service.pid().stream().mapToObj(pid -> pid + "\n").findFirst().orElse("");
  }

  private String print(String target) throws LaunchctlException {
    if (isDomain(target)) {
      StringBuilder text = new StringBuilder(target + " = {\n\tservices = {\n");
      for (LaunchdService service : domain.services()) {
        long pid = service.pid().orElse(0);
        text.append("\t\t%8d %6s \t%s\n".formatted(pid, service.lastExit(), service.job().label()));
      }
      return text.append("\t}\n}\n").toString();
    }
    return service(target).describe();
  }

  private LaunchdService service(String target) throws LaunchctlException {
    String label = label(target);
    return domain.service(label).orElseThrow(() -> LaunchctlException.notFound(label));
  }

  private static boolean isDomain(String target) {
    Matcher matcher = TARGET.matcher(target);
    return matcher.matches() && matcher.group("label") == null;
  }

  /** The label of a target; one without a domain is taken for a label. */
  private static String label(String target) throws LaunchctlException {
    Matcher matcher = TARGET.matcher(target);
    if (!matcher.matches()) {
      if (target.contains("/")) {
        throw new LaunchctlException(
            LaunchctlException.NO_DOMAIN,
            "could not find domain for \"%s\" (112); write system/LABEL".formatted(target));
      }
      return target;
    }
    String label = matcher.group("label");
    if (label == null) {
      throw usage();
    }
    return label;
  }
}

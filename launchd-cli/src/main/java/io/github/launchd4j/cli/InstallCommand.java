package io.github.launchd4j.cli;

import io.github.launchd4j.host.Installation;
import io.github.launchd4j.host.Installer;
import io.github.launchd4j.host.ServerProbe;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts jobs into launchd. */
@Command(
    name = "install",
    description = {
      "Installs jobs into launchd: checks the machine, writes the file, bootstraps"
          + " the job, and checks that launchd has loaded it.",
      "Without root, prints the commands to run with sudo."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class InstallCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private LaunchctlOptions options = new LaunchctlOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "property lists")
  private List<String> files = List.of();

  @Option(names = "--dry-run", description = "print what would be done, but do nothing")
  private boolean dryRun;

  @Option(names = "--force", description = "continue although the checks found errors")
  private boolean force;

  @Option(
      names = "--replace",
      description = "let the new file win over what was changed by hand in the installed one")
  private boolean replace;

  @Option(
      names = "--probe",
      paramLabel = "URL",
      description =
          "what has to answer before the installation counts as done: http://, https://,"
              + " tcp://HOST:PORT or unix:/PATH")
  private @Nullable URI probe;

  InstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int code = Launchd4j.OK;
    for (String file : files) {
      code = Math.max(code, install(file));
    }
    return code;
  }

  private int install(String file) throws IOException {
    TerminalListener told = new TerminalListener(terminal);
    try {
      Installation installation =
          Installation.of(Path.of(file), options.destination(), options.launchctl());
      installation = replace ? installation.replacing() : installation;
      installation = probe == null ? installation : installation.verifiedBy(probe(probe));
      Installer procedure = new Installer(dryRun, force, "--force", told);
      return told.code(procedure, procedure.install(installation));
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    }
  }

  private static ServerProbe probe(URI uri) throws UsageException {
    try {
      return new ServerProbe(uri);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--probe: " + e.getMessage());
    }
  }
}

package io.github.launchd4j.cli;

import io.github.launchd4j.host.Installation;
import io.github.launchd4j.host.Installer;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
      Installer procedure = new Installer(dryRun, force, "--force", told);
      return told.code(procedure, procedure.install(installation));
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    }
  }
}

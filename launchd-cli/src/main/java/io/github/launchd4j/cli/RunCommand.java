package io.github.launchd4j.cli;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Emulates jobs. */
@Command(
    name = "run",
    description = "Runs jobs as launchd would, on any machine, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "property lists")
  private List<String> files = List.of();

  @Option(
      names = "--systemd",
      description = "pass sockets by systemd's protocol instead of launch_activate_socket")
  private boolean systemd;

  @Option(
      names = "--control",
      paramLabel = "SOCKET",
      description =
          "the socket through which 'launchd4j control' reaches this run (default: one"
              + " per user)")
  private @Nullable Path control;

  @Option(
      names = "--as-launchctl",
      paramLabel = "FOLDER",
      description =
          "also put a launchctl into this folder, which speaks to this run: for tests of"
              + " installers in any language")
  private @Nullable Path launchctl;

  @Option(
      names = "--macos",
      paramLabel = "14|15|26",
      description = "the macOS whose launchctl is played: 26, the default, knows bootout --wait")
  private int macOs = 26;

  @Option(
      names = "--headless",
      description = "nobody is logged in at the screen: there is no domain gui/UID, as over ssh")
  private boolean headless;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> jobs = new ArrayList<>();
    int code = Launchd4j.OK;
    for (String file : files) {
      try {
        Job.asLaunchdReads(PlistFile.read(Path.of(file)), (key, wrong) -> {});
        jobs.add(file);
      } catch (PlistException e) {
        code = Math.max(code, Inputs.report(terminal, file, e));
      }
    }
    if (files.isEmpty() && launchctl == null) {
      throw new UsageException("FILE is missing");
    }
    if (!jobs.isEmpty() || files.isEmpty()) {
      terminal.flush();
      emulate(jobs);
    }
    return code;
  }

  private void emulate(List<String> jobs) throws IOException, InterruptedException {
    Path socket = ControlCommand.socket(control);
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .events((label, event) -> print(label + ": " + event.message()))
            .systemdProtocol(systemd)
            .control(socket)
            .macOs(macOs)
            .headless(headless)
            .start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(domain::close, "stop"));
      for (String job : jobs) {
        try {
          domain.emulate(Path.of(job));
        } catch (IOException e) {
          report(job, e.getMessage());
        } catch (RuntimeException e) {
          report(job, "internal error, please report it: " + e); // the others run
        }
      }
      if (launchctl != null) {
        print("launchctl: " + LaunchdControl.launchctl(launchctl, socket));
      }
      print("press Ctrl-C to stop; control socket " + socket);
      new CountDownLatch(1).await();
    }
  }

  private void report(String job, @Nullable String why) {
    terminal.err().println(OneLine.escapedLines(Inputs.name(job) + ": " + why));
    terminal.err().flush();
  }

  private void print(String line) {
    synchronized (terminal) {
      terminal.out().println(OneLine.disarmed(OneLine.escaped(line)));
      terminal.out().flush();
    }
  }
}

package io.github.launchd4j.maven;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.AddressText;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job in the emulator: opens its sockets, starts it on the first connection, and again on
 * the next one when it has ended. Until Ctrl-C; or, if there is a client, until it has ended or the
 * job has failed three times in a row.
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractLaunchdMojo {

  /** So many in a row end a run with a client, which would wait for ever for its answer. */
  private static final int FAILED_STARTS = 3;

  /** The property list of the job, instead of the generated one. */
  @Parameter(property = "launchd.plist")
  @Nullable File plist;

  /**
   * A shell command to run once the sockets are open. It gets NAME=ADDRESS as an argument for each
   * socket; when it ends, so does the job, and an exit status other than 0 fails the build.
   */
  @Parameter(property = "launchd.client")
  @Nullable String client;

  /** Passes the sockets by systemd's protocol, for a program that does not call launchd. */
  @Parameter(property = "launchd.systemd", defaultValue = "false")
  private boolean systemd;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    List<Path> files = plists(plist == null ? List.of() : List.of(plist));
    if (files.size() > 1) {
      throw new MojoExecutionException(
          files.size()
              + " property lists in "
              + outputDirectory
              + "; name the one to run with -Dlaunchd.plist");
    }
    if (!files.isEmpty()) {
      run(files.get(0));
    }
  }

  private void run(Path file) throws MojoExecutionException, MojoFailureException {
    check(file);
    PrintStream out = System.out; // what it tells is the purpose of the goal, not a log of it
    RunOutput output = new RunOutput(out);
    try (LaunchdEmulator launchd = start(file, output)) {
      Thread stop = new Thread(launchd::close, "stop " + launchd.job().label());
      Runtime.getRuntime().addShutdownHook(stop);
      if (client == null) {
        out.println("press Ctrl-C to stop");
        new CountDownLatch(1).await();
      } else {
        run(client, launchd, output);
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    } catch (PlistException e) {
      throw refused(file, e);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot run " + file + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(Path file) throws MojoFailureException {
    List<Finding> findings = Validator.validate(file);
    findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .forEach(finding -> System.out.println(finding.format(file.toString())));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new MojoFailureException("launchd would not run " + file + ", see above");
    }
  }

  private LaunchdEmulator start(Path file, RunOutput output) throws IOException {
    Job job =
        Job.asLaunchdReads(
            PlistFile.read(file), (key, wrong) -> output.event(Notice.ofIgnored(key, wrong)));
    output.line(file + " is valid; running " + job.label());
    return LaunchdEmulator.builder(job)
        .systemdProtocol(systemd)
        .giveUpAfter(client == null ? 0 : FAILED_STARTS)
        .events(output::event)
        .output(output::line)
        .start();
  }

  private static void run(String client, LaunchdEmulator launchd, RunOutput output)
      throws IOException, InterruptedException, MojoFailureException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", client + " \"$@\"", "sh"));
    for (String name : launchd.job().sockets().keySet()) {
      launchd.addresses(name).forEach(address -> command.add(name + "=" + AddressText.of(address)));
    }
    Process process = new ProcessBuilder(command).inheritIO().start();
    CompletableFuture.anyOf(process.onExit(), output.givenUp()).join();
    if (output.givenUp().isDone()) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new MojoFailureException(
          launchd.job().label() + ": " + output.givenUp().join() + "; its last lines:" + output);
    }
    int status = process.exitValue();
    if (status != 0) {
      throw new MojoFailureException("the client ended with exit status " + status + ": " + client);
    }
  }
}

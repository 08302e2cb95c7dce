package io.github.launchd4j.testkit.cli;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.testkit.LaunchctlException;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import io.github.launchd4j.testkit.selftest.Selftest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * {@code run [--systemd] [--control SOCKET] FILE.plist...} emulates jobs until Ctrl-C, whose
 * sockets come by launch_activate_socket, or by systemd's protocol; {@code control [--socket
 * SOCKET] VERB...} commands an emulator that runs; {@code selftest} asks launchd what its documents
 * leave open. Exits with 64 where the command line is wrong, with launchctl's number where a
 * command fails, and with 1 for all else.
 */
public final class Main {
  private static final int USAGE = 64; // EX_USAGE, sysexits(3)
  private static final String TEXT =
      """
      usage: run [--systemd] [--control SOCKET] FILE.plist...
             control [--socket SOCKET] VERB ...   (launchctl's: bootstrap, bootout, print, ...)
             selftest
      """;
  private static final Path SOCKET =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "launchd-testkit." + System.getProperty("user.name"));

  // A command owns its standard output.
  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    int status = new Main().run(List.of(args));
    if (status != 0) {
      System.exit(status);
    }
  }

  private static PrintStream stream(FileDescriptor fd) {
    return new PrintStream(new FileOutputStream(fd), true, StandardCharsets.UTF_8);
  }

  private int run(List<String> args) throws InterruptedException {
    List<String> rest = new ArrayList<>(args);
    String verb = rest.isEmpty() ? "" : rest.remove(0);
    boolean systemd = verb.equals("run") && rest.removeIf("--systemd"::equals);
    Path socket = socket(rest, verb.equals("run") ? "--control" : "--socket");
    boolean selftest = verb.equals("selftest") && rest.isEmpty();
    if (!selftest && (rest.isEmpty() || !List.of("run", "control").contains(verb))) {
      err.print(TEXT);
      return USAGE;
    }
    try {
      if (selftest) {
        return Selftest.run(out);
      }
      if (verb.equals("run")) {
        emulate(socket, systemd, rest);
      } else {
        out.print(LaunchdControl.perform(socket, rest));
      }
      return 0;
    } catch (LaunchctlException e) {
      err.println(e.getMessage());
      return e.number();
    } catch (IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static Path socket(List<String> rest, String option) {
    if (rest.size() > 1 && rest.get(0).equals(option)) {
      rest.remove(0);
      return Path.of(rest.remove(0));
    }
    return SOCKET;
  }

  private void emulate(Path socket, boolean systemd, List<String> files)
      throws IOException, InterruptedException {
    List<Job> jobs = new ArrayList<>();
    for (String file : files) {
      jobs.add(Job.from(PlistFile.read(Path.of(file))));
    }
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .events((label, event) -> out.println(label + ": " + event.message()))
            .systemdProtocol(systemd)
            .control(socket)
            .start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(domain::close, "stop"));
      for (Job job : jobs) {
        domain.bootstrap(job);
      }
      out.println("press Ctrl-C to stop; control socket " + socket);
      new CountDownLatch(1).await();
    }
  }
}

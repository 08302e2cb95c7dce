package io.github.launchd4j.cli;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.JavaCommand;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a property list. */
@Command(
    name = "generate",
    description = "Generates a property list and validates it.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class GenerateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "LABEL", description = "com.example.web")
  private String label = "";

  @Parameters(
      index = "1..*",
      paramLabel = "ARG",
      description =
          "the program and its arguments, or with --jar only the arguments; write them after --")
  private List<String> arguments = List.of();

  @Option(names = "--jar", paramLabel = "JAR", description = "run this jar")
  private @Nullable String jar;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description = "the absolute path of java for --jar (default: the one that runs this command)")
  private String java = System.getProperty("java.home") + "/bin/java";

  @Option(names = "--max-heap", paramLabel = "SIZE", description = "limit the heap for --jar: 64m")
  private @Nullable String maxHeap;

  @Option(names = "--jvm-option", paramLabel = "OPTION", description = "a JVM option for --jar")
  private List<String> jvmOptions = List.of();

  @Option(
      names = "--socket",
      paramLabel = "NAME=ADDRESS",
      description =
          "8080, 127.0.0.1:8080, [::1]:8080, udp:53, /var/run/web.sock or /var/run/web.sock,0600")
  private Map<String, String> sockets = Map.of();

  @Option(names = "--env", paramLabel = "NAME=VALUE", description = "an environment variable")
  private Map<String, String> environment = Map.of();

  @Option(
      names = "--cron",
      paramLabel = "CRON",
      description = "a cron expression with the times to start at: '0 3 * * *'")
  private @Nullable String cron;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any key with a plain value: UserName=_web, RunAtLoad=true, ExitTimeOut=20")
  private Map<String, String> keys = Map.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write to this file (default: standard output)")
  private @Nullable String output;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PlistDictionary job;
    try {
      job = job();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    List<Finding> findings = Validator.validate(job);
    findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .forEach(finding -> terminal.err().println(finding.format(Inputs.name(label))));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      terminal.err().println("launchd4j: nothing was written");
      return Launchd4j.FINDINGS;
    }
    if (output == null) {
      terminal.out().print(PlistFile.toXml(job));
    } else {
      Outputs.replace(output, PlistFile.toXml(job).getBytes(StandardCharsets.UTF_8));
    }
    return Launchd4j.OK;
  }

  private PlistDictionary job() throws UsageException {
    JobBuilder job = Job.builder(label);
    if (jar != null) {
      job.java(command(jar));
    } else if (!arguments.isEmpty()) {
      job.programArguments(arguments);
    }
    for (Map.Entry<String, String> socket : sockets.entrySet()) {
      job.socket(socket.getKey(), SocketArgument.entry(socket.getValue()));
    }
    if (cron != null) {
      job.startCalendarInterval(CalendarInterval.cron(cron));
    }
    if (!environment.isEmpty()) {
      job.environmentVariables(new LinkedHashMap<>(environment));
    }
    for (Map.Entry<String, String> key : keys.entrySet()) {
      job.set(key.getKey(), SetCommand.value(key.getKey(), key.getValue()));
    }
    return job.build().toPropertyList();
  }

  private JavaCommand command(String runs) {
    JavaCommand command = JavaCommand.jar(java, runs).withArguments(arguments);
    command = maxHeap == null ? command : command.withMaxHeap(maxHeap);
    for (String option : jvmOptions) {
      command = command.withOption(option);
    }
    return command;
  }
}

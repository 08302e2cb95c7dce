package io.github.launchd4j.cli;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.JavaCommand;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.edit.PlistEditor;
import io.github.launchd4j.plist.edit.Setting;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  private @Nullable String java;

  @Option(names = "--max-heap", paramLabel = "SIZE", description = "limit the heap for --jar: 64m")
  private @Nullable String maxHeap;

  @Option(names = "--jvm-option", paramLabel = "OPTION", description = "a JVM option for --jar")
  private List<String> jvmOptions = List.of();

  @Option(
      names = "--socket",
      paramLabel = "NAME=ADDRESS",
      description =
          "8080, 127.0.0.1:8080, [::1]:8080, tcp:80, udp:53, /var/run/web.sock or"
              + " /var/run/web.sock,0600; repeatable, also with one name")
  private List<String> sockets = List.of();

  @Option(names = "--env", paramLabel = "NAME=VALUE", description = "an environment variable")
  private List<String> environment = List.of();

  @Option(
      names = "--cron",
      paramLabel = "CRON",
      description = "a cron expression with the times to start at: '0 3 * * *'")
  private @Nullable String cron;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "any key, as of the command set: UserName=_web, KeepAlive.Crashed=true, WatchPaths+=/a")
  private List<String> keys = List.of();

  @Option(names = "--force", description = "also set unknown keys and values of a wrong type")
  private boolean force;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write to this file, also if there is one (default: standard output)")
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
    Outputs.write(terminal, output == null ? "-" : output, PlistFile.toXml(job));
    return Launchd4j.OK;
  }

  private PlistDictionary job() throws IOException {
    JobBuilder job = Job.builder(label);
    if (jar != null) {
      job.java(command(jar));
    } else {
      refuseOptionsOfJar();
      if (!arguments.isEmpty()) {
        job.programArguments(arguments);
      }
    }
    for (Map.Entry<String, String> socket : pairs("--socket", sockets)) {
      job.socket(socket.getKey(), SocketArgument.entry(socket.getValue()));
    }
    if (cron != null) {
      job.startCalendarInterval(CalendarInterval.cron(cron));
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : pairs("--env", environment)) {
      if (variables.put(variable.getKey(), variable.getValue()) != null) {
        throw new UsageException("--env: " + variable.getKey() + " is there twice");
      }
    }
    if (!variables.isEmpty()) {
      job.environmentVariables(variables);
    }
    return withKeys(job.build().toPropertyList());
  }

  private void refuseOptionsOfJar() throws UsageException {
    String option = java != null ? "--java" : maxHeap != null ? "--max-heap" : "--jvm-option";
    if (java != null || maxHeap != null || !jvmOptions.isEmpty()) {
      throw new UsageException(option + " is for --jar; name the jar, or write it after --");
    }
  }

  private static List<Map.Entry<String, String>> pairs(String option, List<String> words)
      throws UsageException {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        String form = option.equals("--env") ? "NAME=VALUE" : "NAME=ADDRESS";
        throw new UsageException(option + ": \"" + word + "\" is not " + form);
      }
      pairs.add(Map.entry(word.substring(0, equals), word.substring(equals + 1)));
    }
    return pairs;
  }

  private PlistDictionary withKeys(PlistDictionary job) throws IOException {
    if (keys.isEmpty()) {
      return job;
    }
    PlistEditor editor = PlistEditor.of(PlistFile.toXml(job).getBytes(StandardCharsets.UTF_8));
    for (String key : keys) {
      Setting setting = Setting.parse(key);
      if (setting.path().steps().get(0).equals("Label")) {
        throw new UsageException("--set Label: the Label is the first argument, " + label);
      }
      setting.apply(editor, force);
    }
    return PlistFile.read(editor.toBytes());
  }

  private JavaCommand command(String runs) {
    String path = java == null ? System.getProperty("java.home") + "/bin/java" : java;
    JavaCommand command = JavaCommand.jar(path, runs).withArguments(arguments);
    command = maxHeap == null ? command : command.withMaxHeap(maxHeap);
    for (String option : jvmOptions) {
      command = command.withOption(option);
    }
    return command;
  }
}

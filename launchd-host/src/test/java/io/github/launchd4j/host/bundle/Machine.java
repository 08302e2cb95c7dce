package io.github.launchd4j.host.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine in a folder, with a launchctl that has one job at most and refuses those whose program
 * is called bad. Root's, since the scripts give files to root.
 */
final class Machine {
  static final String LABEL = "com.example.web";

  /** Does what launchctl does, in few milliseconds; loaded is what bootstrap has read. */
  private static final String LAUNCHCTL =
      """
      #!/bin/sh
      folder=${0%/*}
      [ -z "${CRASH:-}" ] || "$CRASH"
      case $1 in
        print) [ -e "$folder/loaded" ] || exit 113 ;;
        bootout) [ -e "$folder/loaded" ] && rm "$folder/loaded" || exit 3 ;;
        bootstrap)
          [ ! -e "$folder/loaded" ] || exit 5
          grep -q bad "$3" && exit 5
          cp "$3" "$folder/loaded" ;;
      esac
      """;

  final Path folder;
  final Bundle bundle;

  Machine(Path folder) throws IOException {
    assumeTrue(
        System.getProperty("user.name").equals("root"),
        "only root can run the scripts of a bundle");
    this.folder = folder.toRealPath();
    bundle = new Bundle(LABEL, this.folder + "/Library/Support/" + LABEL);
    Path launchctl = Files.writeString(this.folder.resolve("launchctl"), LAUNCHCTL);
    assertEquals(true, launchctl.toFile().setExecutable(true));
  }

  /** Makes a bundle whose program is of that version; "bad" is refused by launchd. */
  Path bundle(String version) throws IOException {
    Path program = folder.resolve("program-" + version);
    Files.writeString(program, version);
    Path made = folder.resolve("bundle-" + version);
    bundle.write(made, job(version), new BundledJars(Map.of("program", program)), Optional.empty());
    return made;
  }

  PlistDictionary job(String version) {
    return Job.builder(LABEL)
        .programArguments("/bin/sh", bundle.jar("program"), version)
        .build()
        .toPropertyList();
  }

  int run(Path script, String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), script, arguments);
  }

  int run(Map<String, String> environment, Path script, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("LAUNCHCTL", folder.resolve("launchctl").toString());
    builder.environment().put("DAEMONS", daemons().toString());
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start()
        .waitFor();
  }

  String output() throws IOException {
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }

  Path daemons() {
    return folder.resolve("Library/LaunchDaemons");
  }

  Path plist() {
    return daemons().resolve(LABEL + ".plist");
  }

  /** The version that is loaded, in place, and whose program is in place: one and the same. */
  String version() throws IOException {
    String loaded = Files.readString(folder.resolve("loaded"));
    assertEquals(Files.readString(plist()), loaded, "loaded from the file that is in place");
    String version = Files.readString(Path.of(bundle.jar("program")));
    assertEquals(true, loaded.contains("<string>" + version + "</string>"), loaded);
    return version;
  }

  /** What is left beside the program and the property list. */
  List<String> leftovers() throws IOException {
    try (var files = Files.list(daemons());
        var programs = Files.list(Path.of(bundle.prefix()).getParent())) {
      return java.util.stream.Stream.concat(files, programs)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(LABEL) && !name.equals(LABEL + ".plist"))
          .toList();
    }
  }
}

package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of docs/command-line.md as a process and compares what it prints; {@code
 * -Dgolden.bless=true} rewrites the page.
 */
class CommandLinePageTest {

  private static final Path PAGE = Path.of("../docs/command-line.md");
  private static final Path FILES = Path.of("src/test/resources/cli");
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```\n", Pattern.DOTALL);
  private static final String PROMPT = "$ launchd4j ";
  private static final String STATUS = "; echo $?";

  @Test
  void every_command_prints_what_the_page_says(@TempDir Path folder) throws Exception {
    copy(folder);
    String page = Files.readString(PAGE);
    Matcher blocks = BLOCK.matcher(page);
    StringBuilder printed = new StringBuilder();
    while (blocks.find()) {
      StringBuilder block = new StringBuilder("```console\n");
      for (String line : blocks.group(1).lines().filter(l -> l.startsWith(PROMPT)).toList()) {
        block.append(line).append('\n').append(run(folder, line.substring(PROMPT.length())));
      }
      blocks.appendReplacement(printed, Matcher.quoteReplacement(block + "```\n"));
    }
    blocks.appendTail(printed);
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(PAGE, printed);
      page = printed.toString();
    }
    assertEquals(page, printed.toString());
  }

  private static void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(FILES.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static String run(Path folder, String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Launchd4j.class.getName());
    Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line.replace(STATUS, ""));
    while (words.find()) {
      command.add(words.group(1) == null ? words.group(2) : words.group(1));
    }
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return line.endsWith(STATUS) ? output + status + "\n" : output;
  }
}

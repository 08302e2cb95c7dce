package io.github.launchd4j.plist.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, and Python's plistlib on the same files before, between and after them. */
public final class Benchmarks {

  /** Reads all files into memory, warms up, and prints the median of the milliseconds of a pass. */
  private static final String PYTHON =
      """
      import plistlib, statistics, sys, time
      files = [open(name, 'rb').read() for name in sys.stdin.read().splitlines()]
      def once():
          start = time.perf_counter()
          for file in files:
              try:
                  plistlib.loads(file)
              except Exception:
                  pass
          return (time.perf_counter() - start) * 1000
      once()
      print(statistics.median(once() for _ in range(15)))
      """;

  private Benchmarks() {}

  /** Takes the folder of property lists. */
  public static void main(String[] args) throws Exception {
    List<Path> files = Corpus.files(Path.of(args[0]));
    long bytes = files.stream().mapToLong(file -> Corpus.bytes(file).length).sum();
    List<Double> python = new ArrayList<>();
    python.add(python(files));
    double read = jmh("read", args[0]);
    python.add(python(files));
    double validate = jmh("validate", args[0]);
    python.add(python(files));
    print("%d XML files, %.2f MB%n", files.size(), bytes / 1e6);
    print("read, with locations:  %7.2f ms a pass, %6.1f MB/s%n", read, bytes / read / 1e3);
    print("read and validate:     %7.2f ms a pass, %6.1f MB/s%n", validate, bytes / validate / 1e3);
    python.forEach(ms -> print("plistlib, parse only:  %7.2f ms a pass, %6.1f MB/s%n", ms, bytes / ms / 1e3));
  }

  private static double jmh(String benchmark, String corpus) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(PlistBenchmark.class.getName() + "." + benchmark + "$")
            .jvmArgsAppend("-Dcorpus=" + corpus)
            .build();
    List<RunResult> results = List.copyOf(new Runner(options).run());
    return results.get(0).getPrimaryResult().getScore();
  }

  private static double python(List<Path> files) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", PYTHON)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var names = process.outputWriter(StandardCharsets.UTF_8)) {
      for (Path file : files) {
        names.write(file.toAbsolutePath() + "\n");
      }
    }
    String median = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("python3 ended with " + process.exitValue());
    }
    return Double.parseDouble(median.strip());
  }

  private static void print(String format, Object... values) {
    System.out.printf(format, values);
  }
}

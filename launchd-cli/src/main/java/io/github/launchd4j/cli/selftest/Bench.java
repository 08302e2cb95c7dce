package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.ProcessType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the questions are asked: a folder, a label, and one job at a time. Closing, by any thread,
 * removes the job and the folder.
 */
final class Bench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 50;

  private final Host host;
  private final Path folder;
  private final String label;

  private Host.Loaded loaded = () -> {};
  private int jobs;
  private boolean closed;

  Bench(Host host, Path folder, String label) {
    this.host = host;
    this.folder = folder;
    this.label = label;
  }

  /** A probe that takes these steps: {@link Probe}. */
  JobBuilder probe(String... steps) {
    jobs++;
    return Job.builder(label)
        .programArguments(Java.command(Probe.class, steps))
        .processType(ProcessType.INTERACTIVE)
        .standardOutPath(output().toString())
        .standardErrorPath(errors().toString())
        .throttleInterval(1);
  }

  /** A job that runs a script of the shell, and so starts in no time. */
  JobBuilder shell(String script) {
    return probe().programArguments("/bin/sh", "-c", script);
  }

  /** A path in the folder, for a socket. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /**
   * Loads a job, in place of the one before.
   *
   * @throws Refused if the host does not take it
   */
  synchronized void load(JobBuilder job) throws IOException, InterruptedException {
    if (closed) {
      throw new IOException("the selftest is being stopped");
    }
    unload();
    try {
      loaded = host.load(job.build(), folder);
    } catch (IOException e) {
      throw new Refused(e);
    }
  }

  /** Stops and removes the job. */
  synchronized void unload() throws IOException, InterruptedException {
    loaded.remove();
    loaded = () -> {};
  }

  /** What the job has printed, once that is all. */
  List<String> findings() throws IOException, InterruptedException {
    return findings(PATIENCE);
  }

  /** The same, of a job that starts late. */
  List<String> findings(Duration patience) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<String> lines = read(output()).lines().toList();
      if (lines.contains(Probe.END)) {
        return lines.stream().takeWhile(line -> !line.equals(Probe.END)).toList();
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "the job did not end its findings within %d s; it printed \"%s\", and on standard error \"%s\""
                .formatted(patience.toSeconds(), read(output()).strip(), read(errors()).strip()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What the job has printed after the last line of its findings. */
  List<String> later() throws IOException {
    return read(output()).lines().dropWhile(line -> !line.equals(Probe.END)).skip(1).toList();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    try {
      unload();
    } catch (InterruptedException e) {
      throw new InterruptedIOException(label + " may still be loaded: interrupted");
    } finally {
      deleteFolder();
    }
  }

  private void deleteFolder() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private Path output() {
    return path(jobs + ".out");
  }

  private Path errors() {
    return path(jobs + ".err");
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }

  /** The host does not take the job; the message is the host's. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}

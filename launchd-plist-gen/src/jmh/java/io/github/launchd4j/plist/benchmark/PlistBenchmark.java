package io.github.launchd4j.plist.benchmark;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One pass over the corpus. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlistBenchmark {

  /** Reading with the line and column of every key and value. */
  @Benchmark
  public void read(Corpus corpus, Blackhole blackhole) {
    for (byte[] file : corpus.files) {
      try {
        blackhole.consume(PlistFile.read(file));
      } catch (PlistException e) {
        blackhole.consume(e);
      }
    }
  }

  /** Reading and every rule. */
  @Benchmark
  public void validate(Corpus corpus, Blackhole blackhole) {
    for (byte[] file : corpus.files) {
      blackhole.consume(Validator.validate(file));
    }
  }
}

package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.Reason;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.finding.Spelling;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What launchd4j.properties says about findings. Immutable.
 *
 * @param disabled codes to leave out
 * @param failOn the mildest severity that is a failure
 * @param baseline a file of findings that were there before
 */
public record Configuration(
    Set<Code> disabled, Optional<Severity> failOn, Optional<Path> baseline) {

  /** The name of the file. */
  public static final String FILE = "launchd4j.properties";

  /** What holds without a file. */
  public static final Configuration NONE =
      new Configuration(Set.of(), Optional.empty(), Optional.empty());

  private static final List<String> KEYS = List.of("disable", "failOn", "baseline");

  /** A set that nobody else changes. */
  public Configuration {
    disabled = Set.copyOf(disabled);
  }

  /**
   * The file of a folder, or of the nearest folder above it inside the same Git repository: what
   * lies above a repository, or outside of one, is not the project's.
   *
   * @throws IOException if it cannot be read, or says what it cannot mean
   */
  public static Configuration in(Path folder) throws IOException {
    Path nearest = null;
    Path start = folder.toAbsolutePath().normalize();
    for (Path each = start; each != null; each = each.getParent()) {
      Path file = each.resolve(FILE);
      if (nearest == null && Files.isRegularFile(file)) {
        nearest = file;
      }
      if (Files.exists(each.resolve(".git"))) {
        return nearest == null ? NONE : read(nearest);
      }
    }
    return nearest != null && start.equals(nearest.getParent()) ? read(nearest) : NONE;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or says what it cannot mean
   */
  public static Configuration read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
      return of(properties, file);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + Reason.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Configuration of(Properties properties, Path file) {
    for (String key : properties.stringPropertyNames()) {
      if (!KEYS.contains(key)) {
        List<String> near = Spelling.oneStepFrom(key, KEYS);
        throw new IllegalArgumentException(
            "unknown key \""
                + OneLine.of(key)
                + "\"; "
                + (near.isEmpty()
                    ? "there are " + String.join(", ", KEYS)
                    : "did you mean " + near.get(0) + "?"));
      }
    }
    String baseline = properties.getProperty("baseline", "").strip();
    return new Configuration(
        codes(List.of(properties.getProperty("disable", ""))),
        severity(properties.getProperty("failOn", "")),
        baseline.isEmpty()
            ? Optional.empty()
            : Optional.of(file.toAbsolutePath().resolveSibling(baseline)));
  }

  /**
   * The same with what somebody asks for by hand: more codes, and another severity and baseline.
   */
  public Configuration with(
      Collection<Code> more, Optional<Severity> severity, Optional<Path> file) {
    Set<Code> all = EnumSet.noneOf(Code.class);
    all.addAll(disabled);
    all.addAll(more);
    return new Configuration(all, severity.or(() -> failOn), file.or(() -> baseline));
  }

  /**
   * The codes in lists of them, separated by commas or white space.
   *
   * @throws IllegalArgumentException if there is no such code
   */
  public static Set<Code> codes(List<String> lists) {
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (String list : lists) {
      for (String name : list.split("[\\s,]+", -1)) {
        if (!name.isEmpty()) {
          codes.add(Code.named(name));
        }
      }
    }
    return codes;
  }

  /**
   * The severity of that name in any case; empty for an empty name.
   *
   * @throws IllegalArgumentException if there is no such severity
   */
  public static Optional<Severity> severity(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    for (Severity severity : Severity.values()) {
      if (severity.toString().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(severity);
      }
    }
    throw new IllegalArgumentException(
        "\"" + OneLine.of(name) + "\" is not a severity; write error, warning or info");
  }
}

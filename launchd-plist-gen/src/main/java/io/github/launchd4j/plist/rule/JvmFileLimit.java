package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM raises its soft limit to the hard one, but on macOS to 10240 at most (OPEN_MAX), also if it
 * had more: os_bsd.cpp, os::init_2. -XX:-MaxFDLimit keeps it from both. JDK-8300088 and JDK-8324577
 * took the bound away, in JDK 23.
 */
final class JvmFileLimit implements Rule {

  private static final String OPTION = "-XX:-MaxFDLimit";
  private static final BigInteger OPEN_MAX = BigInteger.valueOf(10240);
  private static final int WITHOUT_BOUND = 23;

  @Override
  public Code code() {
    return Code.LP608;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<JavaArguments> java = JavaArguments.of(of.command());
    if (java.isEmpty()) {
      return;
    }
    Optional<PlistInteger> soft = FileLimit.of(of.job(), "SoftResourceLimits");
    Optional<PlistInteger> hard = FileLimit.of(of.job(), "HardResourceLimits");
    boolean keeps = java.get().mayHave(of.job(), OPTION);
    if (keeps && soft.isEmpty()) {
      tellOption(java.get(), found);
    } else if (!keeps && !isNew(of)) {
      Optional<PlistInteger> limit = soft.isPresent() ? soft : hard;
      if (limit.isPresent() && limit.get().value().compareTo(OPEN_MAX) > 0) {
        found.info(
            limit.get().position(),
            "NumberOfFiles "
                + limit.get().value()
                + ": a JVM before 23 sets its own limit to 10240",
            "add the option " + OPTION);
      }
    }
  }

  private static void tellOption(JavaArguments java, Findings found) {
    for (PlistString option : java.options()) {
      if (option.value().equals(OPTION)) {
        found.warning(
            option.position(),
            OPTION + " without SoftResourceLimits: the JVM stays at launchd's 256 files",
            "add NumberOfFiles to SoftResourceLimits, or remove the option");
      }
    }
  }

  /** Whether the path of the program tells a JDK without the bound. */
  private static boolean isNew(Inspection of) {
    for (Call call : of.calls()) {
      Matcher version = Words.VERSION.matcher(call.program().value());
      if (version.find() && Integer.parseInt(version.group(1)) >= WITHOUT_BOUND) {
        return true;
      }
    }
    return Walk.program(of.job()).isEmpty();
  }

  private static final class Words {
    static final Pattern VERSION =
        Pattern.compile(
            "(?:jdk|java|temurin|zulu|corretto|openjdk|graalvm)[-@a-z]*(\\d{2})(?!\\d)");
  }
}

package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JEP 472, JDK 24: native code that is not enabled gets a warning, and in a later release an error.
 * A manifest can enable it for an executable jar only.
 */
final class NoNativeAccess implements Rule {

  @Override
  public Code code() {
    return Code.LP604;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    boolean activates = Walk.isFilled(job, "Sockets") && !job.has("inetdCompatibility");
    Optional<JavaArguments> java = JavaArguments.of(of.command());
    Optional<PlistString> program = Walk.program(job);
    if (activates
        && java.isPresent()
        && java.get().jar().isEmpty()
        && !java.get().mayHave(job, "--enable-native-access")
        && program.isPresent()
        && isFrom24(program.get().value())) {
      found.info(
          program.get().position(),
          "native access is not enabled, but taking a socket from launchd needs it",
          "add --enable-native-access=ALL-UNNAMED; this JDK warns without it");
    }
  }

  private static boolean isFrom24(String java) {
    Matcher jdk = Jdk.WITH_VERSION.matcher(java);
    return jdk.find() && Integer.parseInt(jdk.group(1)) >= 24;
  }

  private static final class Jdk {
    static final Pattern WITH_VERSION =
        Pattern.compile("(?:jdk|java|temurin|zulu|corretto|graalvm)[-@_]?(\\d{2})(?!\\d)");
  }
}

package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JEP 472, JDK 24: native code that is not enabled gets a warning, and in a later release an error.
 * A manifest can enable it for an executable jar only.
 */
final class NoNativeAccess implements Rule {

  private static final Pattern JDK =
      Pattern.compile("(?:jdk|java|temurin|zulu|corretto|graalvm)[-@_]?(\\d{2})(?!\\d)");

  @Override
  public String code() {
    return "LP604";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    boolean activates = Walk.isFilled(job, "Sockets") && !job.has("inetdCompatibility");
    return JavaArguments.of(job).stream()
        .filter(java -> activates && java.jar().isEmpty())
        .filter(java -> !java.mayHave(job, "--enable-native-access"))
        .flatMap(java -> Walk.program(job).stream())
        .filter(program -> isFrom24(program.value()))
        .map(
            program ->
                info(
                    program.position(),
                    "native code is not enabled, which taking a socket from launchd needs",
                    "add --enable-native-access=ALL-UNNAMED; this JDK warns without it"));
  }

  private static boolean isFrom24(String java) {
    Matcher jdk = JDK.matcher(java);
    return jdk.find() && Integer.parseInt(jdk.group(1)) >= 24;
  }
}

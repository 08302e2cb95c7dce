package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** java(1): what follows the jar or the class is for the program. */
final class OptionBehindProgram implements Rule {

  private static final Set<String> OF_MODULES =
      Set.of("--enable-native-access", "--add-opens", "--add-exports", "--add-modules");

  @Override
  public Code code() {
    return Code.LP605;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<JavaArguments> java = JavaArguments.of(of.command());
    if (java.isEmpty()) {
      return;
    }
    for (PlistString argument : java.get().program()) {
      if (isOfTheJvm(argument.value())) {
        found.warning(
            argument.position(),
            argument.value() + " comes after the program, so the program gets it and not the JVM",
            "put it before -jar or the class name");
      }
    }
  }

  private static boolean isOfTheJvm(String argument) {
    int equals = argument.indexOf('=');
    return argument.startsWith("-XX:")
        || argument.startsWith("-javaagent:")
        || argument.startsWith("-agentlib:")
        || OF_MODULES.contains(equals < 0 ? argument : argument.substring(0, equals))
        || isSizeOrProperty(argument);
  }

  private static boolean isSizeOrProperty(String argument) {
    return (argument.startsWith("-X") || argument.startsWith("-D"))
        && Jvm.SIZE_OR_PROPERTY.matcher(argument).matches();
  }

  private static final class Jvm {
    static final Pattern SIZE_OR_PROPERTY =
        Pattern.compile("-X(?:m[nsx]|ss)\\d+[kKmMgGtT]?|-D[A-Za-z][\\w.-]*=.*", Pattern.DOTALL);
  }
}

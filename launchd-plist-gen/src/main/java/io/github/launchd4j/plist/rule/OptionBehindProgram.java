package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** java(1): what follows the jar or the class is for the program. */
final class OptionBehindProgram implements Rule {

  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "-X(?:m[nsx]|ss)\\d+[kKmMgGtT]?|-XX:.*|-javaagent:.*|-agentlib:.*|-D[A-Za-z][\\w.-]*=.*"
              + "|--(?:enable-native-access|add-opens|add-exports|add-modules)(?:=.*)?",
          Pattern.DOTALL);

  @Override
  public String code() {
    return "LP605";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return JavaArguments.of(job).stream()
        .flatMap(java -> java.program().stream())
        .filter(argument -> OF_THE_JVM.matcher(argument.value()).matches())
        .map(
            argument ->
                warning(
                    argument.position(),
                    argument.value() + " behind the program goes to the program, not to the JVM",
                    "put it before -jar or the name of the class"));
  }
}

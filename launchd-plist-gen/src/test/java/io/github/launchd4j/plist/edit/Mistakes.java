package io.github.launchd4j.plist.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Mistakes as people make them: in keys, types and syntax. */
final class Mistakes {

  private static final Pattern KEY = Pattern.compile("<key>([^<&]{2,})</key>");
  private static final Pattern VALUE =
      Pattern.compile("<(string|integer)>([^<&]*)</\\1>|<(true|false)/>");
  private static final Pattern ENTRY =
      Pattern.compile("<key>[^<]*</key>\\s*(?:<(string|integer)>[^<]*</\\1>|<(?:true|false)/>)");

  private static final List<String> ENTRIES =
      List.of(
          "<key>OnDemand</key><false/>",
          "<key>OnDemand</key><true/>",
          "<key>KeepAlive</key><true/>",
          "<key>keepAlive</key><dict><key>SuccessfulExit</key><false/></dict>",
          "<key>User</key><string>root</string>",
          "<key>Username</key><string>root</string>",
          "<key>UserName</key><integer>501</integer>",
          "<key>nice</key><integer>99</integer>",
          "<key>ServiceIPC</key><true/>",
          "<key>TimeOut</key><integer>5</integer>",
          "<key>ThrottleInterval</key><integer>0</integer>",
          "<key>KeepAlive</key><dict><key>NetworkState</key><true/></dict>",
          "<key>Sockets</key><dict><key>S</key><dict><key>SockType</key><string>tcp</string></dict></dict>",
          "<key>Sockets</key><dict><key>S.x</key><array><dict><key>SockPathMode</key><integer>600</integer>"
              + "</dict><dict><key>SockProtocol</key><string>UDP</string></dict></array></dict>",
          "<key>EnvironmentVariables</key><dict><key>A.b</key><integer>1</integer></dict>",
          "<key>WatchPaths</key><string>/a</string>",
          "<key>RunAtLoad</key><true></true>");

  private Mistakes() {}

  static String in(String text, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> replace(KEY, text, random, key -> "<key>" + typo(key.group(1), random) + "</key>");
      case 1 -> replace(KEY, text, random, key -> "<key>" + otherCase(key.group(1)) + "</key>");
      case 2, 3 -> replace(VALUE, text, random, value -> otherType(value, random));
      case 4 -> replace(ENTRY, text, random, entry -> entry.group() + entry.group());
      case 5 -> replace(ENTRY, text, random, entry -> entry.group() + "\n\n" + any(random));
      case 6 ->
          replace(
              ENTRY,
              text,
              random,
              entry -> "<!-- a -->\n\n" + any(random) + "\n\n" + entry.group());
      default -> replace(Pattern.compile("<string>"), text, random, tag -> "<string>&");
    };
  }

  private static String any(Random random) {
    return ENTRIES.get(random.nextInt(ENTRIES.size()));
  }

  private static String typo(String key, Random random) {
    int at = random.nextInt(key.length());
    return random.nextBoolean()
        ? key.substring(0, at) + key.substring(at + 1)
        : key.substring(0, at) + "x" + key.substring(at);
  }

  private static String otherCase(String key) {
    char first = key.charAt(0);
    char other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return other + key.substring(1);
  }

  private static String otherType(MatchResult value, Random random) {
    String text = value.group(2) == null ? value.group(3) : value.group(2);
    return switch (random.nextInt(4)) {
      case 0 -> "<string>" + text + "</string>";
      case 1 -> "<integer>" + random.nextInt(3) + "</integer>";
      case 2 -> "<string>" + (random.nextBoolean() ? "YES" : "600") + "</string>";
      default -> random.nextBoolean() ? "<true/>" : "<integer>600</integer>";
    };
  }

  private static String replace(
      Pattern pattern, String text, Random random, Function<MatchResult, String> by) {
    List<MatchResult> all = new ArrayList<>(pattern.matcher(text).results().toList());
    if (all.isEmpty()) {
      return text;
    }
    MatchResult one = all.get(random.nextInt(all.size()));
    return text.substring(0, one.start()) + by.apply(one) + text.substring(one.end());
  }
}

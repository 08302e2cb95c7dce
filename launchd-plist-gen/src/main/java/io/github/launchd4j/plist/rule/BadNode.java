package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What getaddrinfo(3) can make no address of, for no host can be called that. */
final class BadNode implements Rule {

  private static final Pattern NEVER_A_HOST = Pattern.compile("[\\s/*\\[\\]]");
  private static final Pattern DIGITS =
      Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}");

  @Override
  public String code() {
    return "LP216";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .flatMap(socket -> Walk.string(socket, "SockNodeName").stream())
        .filter(node -> isBad(node.value()))
        .map(
            node ->
                error(
                    node.position(),
                    "SockNodeName \"" + node.value() + "\" is neither an address nor a host name",
                    "give an address alone, such as 127.0.0.1 or ::1; the port goes into"
                        + " SockServiceName,"
                        + " and for every address leave SockNodeName out"));
  }

  private static boolean isBad(String node) {
    return NEVER_A_HOST.matcher(node).find()
        || (node.contains(":") && !IpLiteral.isIpv6(node))
        || (DIGITS.matcher(node).matches() && !IpLiteral.isIpv4(node));
  }
}

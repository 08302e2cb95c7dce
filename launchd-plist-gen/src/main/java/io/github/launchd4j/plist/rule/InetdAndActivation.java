package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * inetdCompatibility makes launchd accept, or hand the listener over as standard input; a program
 * that activates its sockets by name waits for neither. No plist of Apple's has both: sshd and
 * tftpd have the key, ssh-agent and cupsd activate by name.
 */
final class InetdAndActivation implements Rule {

  @Override
  public String code() {
    return "LP303";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Optional<Entry> inetd = job.entry("inetdCompatibility");
    if (inetd.isEmpty()) {
      return Stream.empty();
    }
    if (SocketNameVariable.in(job).isPresent()) {
      return Stream.of(
          error(
              inetd.get().keyPosition(),
              "inetdCompatibility in a job that means to activate its sockets by name, as "
                  + SocketNameVariable.NAME
                  + " shows",
              "take inetdCompatibility out; the program asks for the socket by its name in"
                  + " Sockets"));
    }
    return Walk.isJava(job)
        ? Stream.of(
            warning(
                inetd.get().keyPosition(),
                "inetdCompatibility in a job that runs java",
                "if the program activates its sockets by name, take inetdCompatibility out; it is"
                    + " right only for one that reads System.in or System.inheritedChannel()"))
        : Stream.empty();
  }
}

package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.List;
import java.util.OptionalInt;

/**
 * The inetdCompatibility dictionary. launchd.plist(5): "For new projects, this key should be
 * avoided."
 *
 * @param waits true: the job gets the listening socket on stdin, stdout and stderr; false, the
 *     default: launchd accepts and starts one process for each connection
 * @param instances the most processes at a time (launch.h), or empty for no bound
 */
public record InetdCompatibility(boolean waits, OptionalInt instances) {

  /** One process for each connection, or one for the listener, without a bound. */
  public InetdCompatibility(boolean waits) {
    this(waits, OptionalInt.empty());
  }

  static InetdCompatibility from(PlistDictionary dictionary) throws PlistException {
    Typed.check(dictionary, "inetdCompatibility", List.of("Wait", "Instances"));
    OptionalInt instances = Typed.integer(dictionary, "Instances");
    boolean bounded = instances.isPresent() && instances.getAsInt() > 0;
    return new InetdCompatibility(
        Typed.bool(dictionary, "Wait").orElse(false), bounded ? instances : OptionalInt.empty());
  }

  PlistDictionary toPropertyList() {
    PlistDictionary plist = PlistDictionary.EMPTY.with("Wait", new PlistBoolean(waits));
    return instances.isPresent()
        ? plist.with("Instances", new PlistInteger(instances.getAsInt()))
        : plist;
  }
}

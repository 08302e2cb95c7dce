package io.github.launchd4j.testkit.conformance;

import java.util.Arrays;
import java.util.List;

/**
 * One line of behaviours.txt.
 *
 * <p>Steps, after the job is loaded: {@code settle} waits until nothing more can be expected;
 * {@code await:N} for N lines of output; {@code exit:N} for that exit code; {@code connect}, {@code
 * connect6}, {@code unix[:FILE]}, {@code send} and {@code ask:TEXT} speak to its socket; {@code
 * touch:FILE} and {@code rm:FILE}; {@code kick}, {@code kill}, {@code load}, {@code bootout};
 * {@code loadinto:SESSION}, {@code enable:SESSION} and {@code disable:SESSION} for gui or user;
 * {@code advance:SECONDS}; {@code chmod:MODE} of the property list and {@code loadcopy} of it;
 * {@code accept} for a connection of the job. Before it is loaded: {@code needs:root}, {@code
 * needs:svn} in services(5), {@code needs:rss} of the kernel, {@code needs:server} on the port.
 *
 * <p>Expectations: {@code out=} and {@code answer=} a regular expression for all lines of output,
 * joined by commas, or of the answer; {@code mode=} and {@code owner=} of the file s; {@code
 * present=} and {@code absent=} a file; {@code refused} for the last connection, or {@code
 * refused=} a regular expression for the last number of launchctl; {@code notloaded=} the same for
 * loading. {@code throttled}: with the job's own ThrottleInterval.
 */
record Behaviour(
    String id,
    String grade,
    String source,
    String says,
    String keys,
    String script,
    List<String> steps,
    List<String> expectations) {

  static Behaviour parse(String line) {
    String[] fields = line.split(" ¦ ?", -1);
    if (fields.length != 8) {
      throw new IllegalArgumentException(fields.length + " fields, not 8: " + line);
    }
    List<String> expectations = Arrays.asList(fields[7].split(" (?=[a-z]+=)", -1));
    return new Behaviour(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        Arrays.asList(fields[6].split(" ", -1)),
        expectations);
  }

  boolean throttled() {
    return expectations.contains("throttled");
  }
}

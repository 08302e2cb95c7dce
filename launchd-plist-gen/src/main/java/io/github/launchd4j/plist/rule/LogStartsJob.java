package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * launchd.plist(5): QueueDirectories start the job as long as they hold something, WatchPaths when
 * something changes. The job's own log does both.
 */
final class LogStartsJob implements Rule {

  private static final List<String> LOGS = List.of("StandardOutPath", "StandardErrorPath");

  @Override
  public Code code() {
    return Code.LP418;
  }

  @Override
  public void check(Inspection of, Findings found) {
    List<String> queues = new ArrayList<>();
    for (Demand.Filled filled : of.demands().all(Demand.Filled.class)) {
      queues.addAll(filled.paths());
    }
    List<String> watched = new ArrayList<>();
    for (Demand.Changed changed : of.demands().all(Demand.Changed.class)) {
      watched.addAll(changed.paths());
    }
    for (String key : LOGS) {
      Optional<PlistString> log = Walk.string(of.job(), key);
      if (log.isPresent()) {
        check(new Text(key, log.get()), queues, watched, found);
      }
    }
  }

  private static void check(Text log, List<String> queues, List<String> watched, Findings found) {
    String path = plain(log.value());
    for (String queue : queues) {
      if (path.startsWith(plain(queue) + "/")) {
        found.warning(
            log.position(),
            log.quoted()
                + " is in "
                + queue
                + " of QueueDirectories: the folder is never empty, and the job is started again"
                + " and again",
            "write the log to another folder");
        return;
      }
    }
    for (String each : watched) {
      if (path.equals(plain(each))
          || path.substring(0, path.lastIndexOf('/') + 1).equals(plain(each) + "/")) {
        found.warning(
            log.position(),
            log.quoted() + " changes " + each + " of WatchPaths: the job's own log starts the job",
            "write the log to another folder");
        return;
      }
    }
  }

  private static String plain(String path) {
    String plain = Place.withoutPrivate(path);
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }
}

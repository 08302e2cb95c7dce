package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Free addresses for the sockets of a job: port 0, and paths in a new folder. Sockets that connect
 * keep theirs, at which somebody else listens.
 *
 * @param folder new, short enough for the path of a socket
 */
record FreeAddresses(Path folder) {

  static FreeAddresses make() throws IOException {
    return new FreeAddresses(Files.createTempDirectory("launchd"));
  }

  Job replaceIn(Job job) throws PlistException {
    PlistDictionary sockets = PlistDictionary.EMPTY;
    int number = 0;
    for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
      List<PlistValue> entries = new ArrayList<>();
      for (SocketEntry entry : named.getValue()) {
        entries.add(replaced(entry, number++).toPropertyList());
      }
      sockets = sockets.with(named.getKey(), new PlistArray(entries));
    }
    PlistDictionary plist = job.toPropertyList();
    return Job.from(number == 0 ? plist : plist.with("Sockets", sockets));
  }

  private SocketEntry replaced(SocketEntry entry, int number) {
    if (!entry.sockPassive()) {
      return entry;
    }
    return entry.sockPathName().isPresent()
        ? entry.withSockPathName(path(number))
        : entry.withSockServiceName(0);
  }

  /** A Unix socket for this user alone. */
  SocketEntry unix(int number) {
    return SocketEntry.unix(path(number), 0600);
  }

  private String path(int number) {
    return folder.resolve("socket" + number).toString();
  }

  void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

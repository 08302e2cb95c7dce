package io.github.launchd4j.agent;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An epoll of this process that watches a descriptor; Linux's /proc tells. It forgets the
 * descriptor when another socket comes under its number.
 */
record EpollWatch(int epoll, int events) {
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final Path INFO = Path.of("/proc/self/fdinfo");

  /** Those that tell their watcher the descriptor's own number; none where there is no /proc. */
  static List<EpollWatch> of(int descriptor) {
    List<EpollWatch> watches = new ArrayList<>();
    if (!Files.isDirectory(OPEN)) {
      return watches;
    }
    try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN)) {
      for (Path each : open) {
        add(each, descriptor, watches);
      }
    } catch (IOException e) {
      // nothing is known then
    }
    return watches;
  }

  private static void add(Path open, int descriptor, List<EpollWatch> watches) {
    try {
      if (Files.readSymbolicLink(open).toString().equals("anon_inode:[eventpoll]")) {
        int epoll = Integer.parseInt(open.getFileName().toString());
        for (String line : Files.readAllLines(INFO.resolve(open.getFileName()))) {
          addLine(line.trim().split("\\s+"), descriptor, epoll, watches);
        }
      }
    } catch (IOException e) {
      // closed in the meantime, as the folder's own descriptor
    }
  }

  /**
   * {@code tfd: 8 events: 2019 data: 8 ...}, the last two in base 16: linux, fs/eventpoll.c. The
   * upper half of the data is whatever lay there.
   */
  private static void addLine(String[] words, int descriptor, int epoll, List<EpollWatch> watches) {
    if (words.length >= 6
        && words[0].equals("tfd:")
        && Integer.parseInt(words[1]) == descriptor
        && (int) Long.parseUnsignedLong(words[5], 16) == descriptor) {
      watches.add(new EpollWatch(epoll, Integer.parseUnsignedInt(words[3], 16)));
    }
  }
}

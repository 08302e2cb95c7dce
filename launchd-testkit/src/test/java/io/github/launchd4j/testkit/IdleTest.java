package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class IdleTest {
  private static final String POLL = "7"; // arch/x86/entry/syscalls/syscall_64.tbl, Linux
  private static final String FOR_EVER = "0xffffffff"; // -1

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"},
      disabledReason = "the system calls of a thread are read from /proc of Linux on x86-64")
  void anIdleEmulatorSleepsInPollWithoutATime() throws Exception {
    Job job =
        Job.builder("com.example.idle")
            .program("/bin/echo")
            .socket("S", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    try (LaunchdEmulator launchd = LaunchdEmulator.start(job)) {
      assertEquals(1, launchd.addresses("S").size());
      Path call = emulatorThread().resolve("syscall");
      assumeTrue(Files.isReadable(call), "this kernel has no /proc/PID/syscall");

      // number, then the arguments: the descriptors, their count, the time
      String[] poll = {"running"};
      while (poll[0].equals("running") || !poll[0].equals(POLL)) {
        poll = Files.readString(call).strip().split(" ", -1);
      }

      assertEquals("0x2", poll[2], "descriptors: the socket, and the one that wakes it");
      assertEquals(FOR_EVER, poll[3].replace("0xffffffffffffffff", FOR_EVER));
    }
  }

  private static Path emulatorThread() throws IOException {
    for (int attempt = 0; attempt < 1_000_000; attempt++) {
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        List<Path> found = threads.filter(IdleTest::isEmulator).toList();
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw new AssertionError("no thread of the emulator");
  }

  private static boolean isEmulator(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith("launchd-emula");
    } catch (IOException e) {
      return false; // it has ended
    }
  }
}

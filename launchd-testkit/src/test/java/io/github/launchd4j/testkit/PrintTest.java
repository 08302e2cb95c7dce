package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import io.github.launchd4j.plist.SocketEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What print writes of a job, in the names and the order of macOS. */
class PrintTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aDaemonWithASocketIsPrintedAsMacOsPrintsIt() throws Exception {
    Path plist = folder.resolve("a.job.plist");
    Job job =
        job("exit 75")
            .workingDirectory("/")
            .standardOutPath(folder + "/out")
            .environmentVariables(Map.of("A", "one"))
            .exitTimeOut(90)
            .processType(ProcessType.INTERACTIVE)
            .socket("L", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    PlistFile.write(plist, job.toPropertyList());
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      LaunchdService service = domain.bootstrap(plist);
      service.awaitExits(1, PATIENCE);
      assertEquals(
          """
          system/a.job = {
          	active count = 0
          	path = PLIST
          	type = LaunchDaemon
          	state = not running

          	program = /bin/sh
          	arguments = {
          		/bin/sh
          		-c
          		exit 75
          	}

          	working directory = /

          	stdout path = OUT
          	default environment = {
          		PATH => /usr/bin:/bin:/usr/sbin:/sbin
          	}

          	environment = {
          		A => one
          		XPC_SERVICE_NAME => a.job
          	}

          	domain = system
          	minimum runtime = 10
          	exit timeout = 90
          	runs = 1
          	last exit code = 75: EX_TEMPFAIL

          	sockets = {
          		"L" = {
          			type = stream
          			node name = 127.0.0.1
          			service name = 0

          			sockets = {
          				ADDRESS
          			}

          			passive = 1
          			bonjour = 0
          			ipv4v6 = 0
          			receive_packet_info = 0
          		}
          	}

          	spawn type = interactive (4)

          	properties = runatload | inferred program
          }
          """,
          service
              .describe()
              .replace(plist.toString(), "PLIST")
              .replace(folder + "/out", "OUT")
              .replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS"));
    }
  }

  @Test
  void anAgentThatRunsHasAProcessAndAReason() throws Exception {
    Path agents = Files.createDirectory(folder.resolve("LaunchAgents"));
    Path plist = agents.resolve("a.job.plist");
    PlistFile.write(plist, job("exec sleep 1000").build().toPropertyList());
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      LaunchdService service = domain.bootstrap(plist);
      service.awaitStarts(1, PATIENCE);
      String printed = service.describe();
      assertTrue(printed.startsWith("gui/"), printed);
      assertTrue(printed.contains("\tactive count = 1\n"), printed);
      assertTrue(printed.contains("\ttype = LaunchAgent\n\tstate = running\n"), printed);
      String life =
          "(?s).*\truns = 1\n\tpid = [0-9]+\n\timmediate reason = .*"
              + "\tlast exit code = \\(never exited\\)\n.*";
      assertTrue(printed.matches(life), printed);
    }
  }

  private static JobBuilder job(String script) {
    return Job.builder("a.job").programArguments("/bin/sh", "-c", script).runAtLoad(true);
  }
}

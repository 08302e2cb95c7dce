package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.socket.darwin.OnDarwin;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An emulator that may open no more files. */
class ScarceDescriptorsTest {
  @Test
  void anAcceptThatFailsIsToldAndTriedAgain() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n 64; exec \"$@\"", "sh"));
    command.add(Jdks.java(Jdks.own()).toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(OnDarwin.program(ScarceProgram.class));
    Process emulator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = emulator.inputReader();
        OutputStream input = emulator.getOutputStream()) {
      int port = Integer.parseInt(output.readLine());
      assertEquals("used up", output.readLine());
      InetAddress loopback = InetAddress.getAllByName("127.0.0.1")[0];
      try (Client client = Client.connect(new InetSocketAddress(loopback, port))) {
        String told = "Sockets: accept failed (EMFILE, 24); retrying in a second";
        assertEquals(told, output.readLine());
        input.write('\n');
        input.flush();

        assertEquals("served", client.ask("served"));
      }
    } finally {
      emulator.destroyForcibly().waitFor();
    }
  }
}

package com.example;

import io.github.launchd4j.socket.LaunchdSockets;

public final class Web {
  public static void main(String[] args) {
    System.out.println(String.join(" ", args));
    System.out.println(System.getProperty("java.home"));
    System.out.print(LaunchdSockets.diagnose());
  }
}

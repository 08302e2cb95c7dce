package com.example;

/** Compiles against the constant that the goal writes. */
final class Web {

  static final String NAME = SocketNames.WEB_LISTENERS;

  private Web() {}
}

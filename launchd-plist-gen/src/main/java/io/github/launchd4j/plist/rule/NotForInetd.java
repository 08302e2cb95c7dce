package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.stream.Stream;

/** A server that opens its port itself, and cannot be handed a connection. */
final class NotForInetd implements Rule {

  private static final Set<String> SERVERS =
      Set.of(
          "nginx",
          "httpd",
          "caddy",
          "haproxy",
          "lighttpd",
          "node",
          "redis-server",
          "memcached",
          "postgres",
          "mysqld",
          "mariadbd",
          "mongod",
          "gunicorn",
          "uvicorn",
          "php-fpm",
          "dnsmasq");

  @Override
  public String code() {
    return "LP306";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    String name = CommandLine.of(job).name();
    return SERVERS.contains(name)
        ? job.entry("inetdCompatibility").stream()
            .map(
                inetd ->
                    info(
                        inetd.keyPosition(),
                        name + " is known as a server that opens its port itself, without inetd",
                        "take inetdCompatibility and Sockets out, or use a program made for inetd"))
        : Stream.empty();
  }
}

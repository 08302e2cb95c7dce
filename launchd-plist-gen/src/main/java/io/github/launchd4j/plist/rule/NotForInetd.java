package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;
import java.util.Set;

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
  public Code code() {
    return Code.LP306;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> inetd = of.job().entry("inetdCompatibility");
    String name = of.command().name();
    if (inetd.isPresent() && SERVERS.contains(name)) {
      found.info(
          inetd.get().keyPosition(),
          name + " is known as a server that opens its port itself, without inetd",
          "remove inetdCompatibility and Sockets, or use a program made for inetd");
    }
  }
}

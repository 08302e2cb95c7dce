package io.github.launchd4j.plist.key;

/**
 * One row of the table.
 *
 * @param name as launchd.plist(5) writes it
 * @param parent the dictionary it belongs in: {@link KeyTable#TOP} or {@link KeyTable#SOCKET} and
 *     so on
 * @param type what its value may be
 * @param values which values are good
 * @param status whether it is still to be used
 * @param scope daemon, agent or both
 * @param defaultValue what launchd takes where the key is absent, as the table writes it; empty if
 *     there is none, or it depends on the system or on another key
 * @param since the macOS that brought it, 10.9 for that one and all before; empty if it came later
 *     and nobody knows when
 * @param source where this is known from
 * @param note one remark, or empty
 */
public record Key(
    String name,
    String parent,
    TypeSpec type,
    Values values,
    Status status,
    String scope,
    String defaultValue,
    String since,
    String source,
    String note) {

  /** Whether a key is still to be used. */
  public enum Status {
    /** Documented and in use. */
    CURRENT,
    /** The man page advises against it. */
    DISCOURAGED,
    /** Still read, to be replaced. */
    DEPRECATED,
    /** Read no more: it does nothing. */
    REMOVED,
    /** In launchd's open source, not in the man page. */
    UNDOCUMENTED,
    /** For Apple's own jobs. */
    PRIVATE,
    /** Never read by launchd: for people, or for another program. */
    IGNORED
  }

  /** The same under another name. */
  Key named(String other) {
    return new Key(other, parent, type, values, status, scope, defaultValue, since, source, note);
  }
}

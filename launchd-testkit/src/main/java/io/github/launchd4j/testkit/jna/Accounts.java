package io.github.launchd4j.testkit.jna;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The system's users and groups. Safe for use by several threads. */
public final class Accounts {
  private static final int ENTRY_SIZE = 128;
  private static final int BUFFER_SIZE = 64 * 1024;
  // NGROUPS_MAX: xnu, bsd/sys/syslimits.h; linux/limits.h
  private static final int MOST_GROUPS = Constants.MACOS ? 16 : 65536;

  // struct passwd (pwd.h), 64 bits: name, passwd, uid, gid at 0, 8, 16, 20 on both. Linux goes on
  // with gecos, dir, shell; macOS has change (time_t) and class before gecos.
  private static final int PW_NAME = 0;
  private static final int PW_UID = 16;
  private static final int PW_GID = 20;
  private static final int PW_DIR = Constants.MACOS ? 48 : 32;
  private static final int PW_SHELL = Constants.MACOS ? 56 : 40;
  private static final int GR_GID = 16; // struct group (grp.h): name, passwd, gid

  private Accounts() {}

  /** A user. */
  public record User(String name, int uid, int gid, String home, String shell) {}

  /** getpwnam_r(3). */
  public static Optional<User> user(String name) throws IOException {
    LibC c = LibC.get();
    return user((entry, buffer, size, result) -> c.getpwnam_r(name, entry, buffer, size, result));
  }

  /**
   * The user that this process acts as: geteuid(2), getpwuid_r(3). Empty if the uid has no entry,
   * as in some containers.
   */
  public static Optional<User> currentUser() throws IOException {
    LibC c = LibC.get();
    return user(
        (entry, buffer, size, result) -> c.getpwuid_r(c.geteuid(), entry, buffer, size, result));
  }

  /** The gid of a group: getgrnam_r(3). */
  public static OptionalInt group(String name) throws IOException {
    LibC c = LibC.get();
    try (Memory entry = new Memory(ENTRY_SIZE);
        Memory buffer = new Memory(BUFFER_SIZE)) {
      PointerByReference result = new PointerByReference();
      c.getgrnam_r(name, entry, buffer, new NativeLong(BUFFER_SIZE), result);
      return result.getValue() == null ? OptionalInt.empty() : OptionalInt.of(entry.getInt(GR_GID));
    }
  }

  /**
   * The groups of a user, the given one first, as initgroups(3) would set them: getgrouplist(3),
   * but for those beyond what the system has room for.
   */
  public static List<Integer> groups(String user, int group) throws IOException {
    int[] groups = new int[MOST_GROUPS];
    IntByReference count = new IntByReference(MOST_GROUPS);
    LibC.get().getgrouplist(user, group, groups, count);
    return Arrays.stream(groups, 0, Math.min(count.getValue(), MOST_GROUPS)).boxed().toList();
  }

  /** The user that this process acts as, by number: geteuid(2). */
  public static int currentUid() throws IOException {
    return LibC.get().geteuid();
  }

  /** Whether this process acts as root. */
  public static boolean isRoot() throws IOException {
    return currentUid() == 0;
  }

  private static Optional<User> user(Lookup lookup) {
    try (Memory entry = new Memory(ENTRY_SIZE);
        Memory buffer = new Memory(BUFFER_SIZE)) {
      PointerByReference result = new PointerByReference();
      lookup.call(entry, buffer, new NativeLong(BUFFER_SIZE), result);
      Pointer found = result.getValue();
      if (found == null) {
        return Optional.empty();
      }
      return Optional.of(
          new User(
              string(found, PW_NAME),
              found.getInt(PW_UID),
              found.getInt(PW_GID),
              string(found, PW_DIR),
              string(found, PW_SHELL)));
    }
  }

  private static String string(Pointer entry, int offset) {
    Pointer value = entry.getPointer(offset);
    return value == null ? "" : value.getString(0, "UTF-8");
  }

  private interface Lookup {
    int call(Memory entry, Memory buffer, NativeLong size, PointerByReference result);
  }
}

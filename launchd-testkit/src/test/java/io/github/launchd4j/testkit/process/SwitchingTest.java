package io.github.launchd4j.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.jna.Constants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The commands that change root and user, on both systems. */
class SwitchingTest {
  private static final Path ROOT = Path.of("/");
  private static final Path JAIL = Path.of("/jail");

  @Test
  void theGroupsAreTheUsersOrNone() {
    assertEquals(
        Constants.isMacOs()
            ? "/usr/sbin/chroot -u 501 -g 20 -G 20,12 /"
            : "/usr/bin/setpriv --regid=20 --reuid=501 --groups=20,12 --",
        command(ROOT, new UserSwitch(501, 20, List.of(20, 12))));
    assertEquals(
        Constants.isMacOs()
            ? "/usr/sbin/chroot -u 501 -g 20 -G 20 /"
            : "/usr/bin/setpriv --regid=20 --reuid=501 --clear-groups --",
        command(ROOT, new UserSwitch(501, 20, List.of())));
  }

  @Test
  void theRootChangesBeforeTheUser() {
    assertEquals(
        Constants.isMacOs()
            ? "/usr/sbin/chroot -u 501 -g 20 -G 20 /jail"
            : "/usr/bin/setpriv --regid=20 --clear-groups -- /usr/bin/unshare --root=/jail --setuid=501 --",
        command(JAIL, new UserSwitch(501, 20, List.of())));
    assertEquals(
        Constants.isMacOs() ? "/usr/sbin/chroot /jail" : "/usr/bin/unshare --root=/jail --",
        String.join(" ", Switching.command(JAIL, Optional.empty())));
  }

  private static String command(Path root, UserSwitch user) {
    return String.join(" ", Switching.command(root, Optional.of(user)));
  }
}

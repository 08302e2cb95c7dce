import io.github.launchd4j.socket.LaunchdSockets;

/** Prints what the library says of this JVM. */
public class Ways {
  public static void main(String[] arguments) {
    System.out.print(LaunchdSockets.diagnose());
  }
}

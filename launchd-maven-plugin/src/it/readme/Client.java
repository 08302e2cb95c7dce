import java.net.Socket;

/** Connects to the first address it is given, Listeners=0.0.0.0:8080, and prints what comes. */
class Client {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0].substring(args[0].lastIndexOf(':') + 1));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      System.out.println("answer: " + new String(socket.getInputStream().readAllBytes(), "UTF-8").strip());
    }
  }
}

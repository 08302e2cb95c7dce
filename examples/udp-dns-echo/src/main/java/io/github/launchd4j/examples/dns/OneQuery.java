package io.github.launchd4j.examples.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;

/** Asks for the address of hello.example, and prints the answer as dig does. */
public final class OneQuery {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HEADER = 12;

  private OneQuery() {}

  /** The argument is the address, {@code Dns=127.0.0.1:8053}. */
  public static void main(String[] args) throws IOException {
    String address = args[0].substring("Dns=".length());
    int colon = address.lastIndexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    System.out.println(ask(server, "hello.example"));
  }

  static String ask(InetSocketAddress server, String name) throws IOException {
    short id = (short) new SecureRandom().nextInt();
    byte[] query = query(id, name);
    ByteBuffer answer = exchange(server, query);
    if (answer.getShort(0) != id) {
      throw new IOException("an answer to another query: id " + answer.getShort(0));
    }
    int code = answer.getShort(2) & 0x000F;
    if (code != 0 || answer.getShort(6) == 0) {
      return name + ". has no answer: code " + code;
    }
    return name + ". " + record(answer.position(query.length));
  }

  static ByteBuffer exchange(InetSocketAddress server, byte[] query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server);
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
    }
  }

  static byte[] query(short id, String name) {
    ByteBuffer query = ByteBuffer.allocate(HEADER + name.length() + 6);
    query.putShort(id).putShort((short) 0).putShort((short) 1).position(HEADER);
    for (String label : name.split("\\.", -1)) {
      query.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    short address = 1;
    short internet = 1;
    return query.put((byte) 0).putShort(address).putShort(internet).array();
  }

  /** The record that stands next, its name being a pointer to the question. */
  private static String record(ByteBuffer answer) throws IOException {
    short pointer = answer.getShort();
    short type = answer.getShort();
    short network = answer.getShort();
    int seconds = answer.getInt();
    byte[] data = new byte[answer.getShort()];
    answer.get(data);
    if (pointer != (short) (0xC000 | HEADER) || type != 1 || network != 1) {
      throw new IOException("not an address of the name that was asked for");
    }
    return seconds + " IN A " + InetAddress.getByAddress(data).getHostAddress();
  }
}

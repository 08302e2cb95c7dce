package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.InProcessSockets;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link InProcessSocket} does. Tests need not name it. */
public final class InProcessExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(InProcessExtension.class);

  /** For JUnit. */
  public InProcessExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(InProcessSocket.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    InProcessSocket socket = parameter.findAnnotation(InProcessSocket.class).orElseThrow();
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "@InProcessSocket(\"%s\") lasts for one test: put it on a test or a @BeforeEach method"
              .formatted(socket.value()));
    }
    try {
      InProcessSockets sockets = open(socket, type, context.getStore(NAMESPACE));
      return Addresses.as(type, socket.value(), sockets.addresses(socket.value()));
    } catch (IOException e) {
      throw new ParameterResolutionException(
          "no socket for \"%s\": %s".formatted(socket.value(), e.getMessage()), e);
    }
  }

  private static InProcessSockets open(InProcessSocket socket, Class<?> type, Store store)
      throws IOException {
    Sockets open = store.get(Sockets.class, Sockets.class);
    if (open == null) {
      open = new Sockets(FreeAddresses.make(), new LinkedHashMap<>());
      store.put(Sockets.class, open);
    }
    InProcessSockets known = open.byName().get(socket.value());
    if (known != null) {
      return known;
    }
    InProcessSockets opened = InProcessSockets.of(socket.value(), open.entry(socket, type));
    open.byName().put(socket.value(), opened);
    return opened;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    Sockets open = context.getStore(NAMESPACE).remove(Sockets.class, Sockets.class);
    if (open != null) {
      open.close(context);
    }
  }

  /** The sockets of one test. */
  private record Sockets(FreeAddresses free, Map<String, InProcessSockets> byName) {

    SocketEntry entry(InProcessSocket socket, Class<?> type) {
      return type == UnixDomainSocketAddress.class
          ? free.unix(byName.size()).withSockType(socket.type())
          : SocketEntry.EMPTY
              .withSockNodeName("127.0.0.1")
              .withSockServiceName(0)
              .withSockType(socket.type());
    }

    void close(ExtensionContext context) throws IOException {
      for (Map.Entry<String, InProcessSockets> each : byName.entrySet()) {
        List<Channel> left = each.getValue().leftOpen();
        each.getValue().close();
        if (!left.isEmpty()) {
          context.publishReportEntry("\"" + each.getKey() + "\" was left open", left.toString());
        }
      }
      free.close();
    }
  }
}

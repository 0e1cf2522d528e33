package dev.momo.node.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on 127.0.0.1 that knows CONNECT only. All names are names of this machine to it, also invented ones. */
public final class ConnectProxy implements AutoCloseable {

    private static final String AUTHORIZATION = "proxy-authorization: ";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Optional<String> authorization;

    private ConnectProxy(Optional<String> authorization) throws IOException {
        this.authorization = authorization;
        NetworkThread.start("proxy", this::accept);
    }

    /** For everybody. */
    public static ConnectProxy open() throws IOException {
        return new ConnectProxy(Optional.empty());
    }

    /** Answers 407 to all others. */
    public static ConnectProxy openFor(String username, String password) throws IOException {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ConnectProxy(Optional.of("Basic " + Base64.getEncoder().encodeToString(both)));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Whom it was asked to connect to, as {@code host:port}, also in vain. */
    public List<String> targets() {
        return targets;
    }

    /** The requests, whole. */
    public List<String> requests() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            NetworkThread.start("proxy", () -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        String head = readHead(client.getInputStream());
        heads.add(head);
        String[] line = head.lines().findFirst().orElse("").split(" ");
        if (!line[0].equals("CONNECT")) {
            answer(client, "405 Method Not Allowed");
            return;
        }
        targets.add(line[1]);
        if (authorization.isPresent() && !authorization.equals(authorizationIn(head))) {
            answer(client, "407 Proxy Authentication Required");
            return;
        }
        String host = line[1].substring(0, line[1].lastIndexOf(':'));
        String port = line[1].substring(line[1].lastIndexOf(':') + 1);
        Socket server = new Socket(host.startsWith("[") ? host : "127.0.0.1", Integer.parseInt(port));
        sockets.add(server);
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        NetworkThread.start("proxy", () -> pass(server, client));
        pass(client, server);
    }

    private static Optional<String> authorizationIn(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(AUTHORIZATION))
                .map(line -> line.substring(AUTHORIZATION.length()))
                .findFirst();
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        try (client) {
            OutputStream out = client.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within the request");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}

package dev.momo.node.signaling.socket;

import dev.momo.node.testing.NetworkThread;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on 127.0.0.1 of which a test says byte by byte what it does. */
final class RawServer implements AutoCloseable {

    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RawServer(Behaviour behaviour) throws IOException {
        NetworkThread.start("raw-server", () -> {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                NetworkThread.start("raw-server", () -> behaviour.serve(socket));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    SignalingUrl url() {
        return SignalingUrl.parse("ws://127.0.0.1:" + port() + "/signaling").orElseThrow();
    }

    /** Reads a request whole, and takes it for a WebSocket's. @param frames sent in one piece with the answer */
    static void upgrade(Socket socket, String frames) throws IOException {
        String key = readHead(socket)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key: "))
                .map(line -> line.substring("sec-websocket-key: ".length()))
                .findFirst()
                .orElseThrow();
        write(
                socket,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(key) + "\r\n\r\n" + frames);
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("in the middle of a request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static void readForEver(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

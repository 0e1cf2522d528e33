package dev.momo.node.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A link that can be cut. Cut, it is silent: nothing arrives, nobody is told, and new connections come to nothing.
 * Restored, it delivers what was held up meanwhile, as TCP does when the packets get through again.
 */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private boolean cut;

    /** @param target the port of this machine that connections are handed on to */
    TcpProxy(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("proxy", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void cut() {
        synchronized (lock) {
            cut = true;
        }
    }

    void restore() {
        synchronized (lock) {
            cut = false;
            lock.notifyAll();
        }
    }

    private void awaitLink() throws IOException {
        synchronized (lock) {
            try {
                while (cut) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                start("proxy-connection", () -> connect(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        try {
            awaitLink();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            start("proxy-back", () -> pump(server, client));
            pump(client, server);
        } catch (IOException e) {
            close(client);
        }
    }

    /** The end of one direction ends the other too: for a gRPC connection that is all that is needed. */
    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitLink();
                out.write(buffer, 0, n);
            }
            awaitLink();
        } catch (IOException e) {
            // Ends below.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Gone either way.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(this::close);
        restore();
    }
}

package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.Option;
import dev.momo.node.cli.options.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a taken port before anything is started, when the message can still name the option. */
final class PortCheck {

    private PortCheck() {}

    /**
     * Passes for port 0 and for a port that is free now.
     *
     * @throws UsageException if it is not
     */
    static void requireFree(Option<Integer> option, String host, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw taken(option, port, e);
        }
    }

    static UsageException taken(Option<Integer> option, int port, Throwable cause) {
        return new UsageException(
                ExitCode.FAILURE,
                option.name() + ": Port " + port + " cannot be used: " + cause.getMessage()
                        + ". Stop what listens there, or choose another with " + option.name() + ".");
    }
}

package dev.momo.node.testing.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** A TCP connection, and what can go wrong with one whatever is spoken over it. */
public final class Line {

    private final Channel channel;
    private boolean silent;

    public Line(HttpConnection connection) {
        channel = ((ConnectionBase) connection).channel();
    }

    /** From now on what the client sends stays with the system, even pings of the WebSocket, even its leaving. */
    public void fallSilent() {
        silent = true;
        channel.config().setAutoRead(false);
    }

    public boolean isSilent() {
        return silent;
    }

    /** The client gets RST. */
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        end();
    }

    /** The client gets FIN: no close frame, and no alert of TLS, goes before it. */
    public void end() {
        channel.unsafe().close(channel.voidPromise());
    }
}

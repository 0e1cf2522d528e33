package dev.momo.gateway.feed;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Accepts so many connections at once and closes what comes beyond: gRPC itself sets no bound on them. */
final class BoundedServerChannel extends NioServerSocketChannel {

    private static final Logger logger = Logger.getLogger(BoundedServerChannel.class);

    private final int bound;
    private final AtomicInteger open = new AtomicInteger();

    BoundedServerChannel(int bound) {
        this.bound = bound;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int count = super.doReadMessages(accepted);
        if (count <= 0) {
            return count;
        }
        // It accepts one at a time.
        Channel connection = (Channel) accepted.get(accepted.size() - 1);
        if (open.incrementAndGet() > bound) {
            open.decrementAndGet();
            accepted.remove(accepted.size() - 1);
            connection.unsafe().closeForcibly();
            logger.warnf(
                    "refused a connection to the feed: %d are open, which is the bound (twice MOMO_MAX_NODES)", bound);
            return 0;
        }
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        return count;
    }
}

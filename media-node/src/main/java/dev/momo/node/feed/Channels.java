package dev.momo.node.feed;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Opens channels to gateways on one network thread. */
final class Channels implements AutoCloseable {

    /** Shorter than TCP's second repetition of a lost SYN: after a cut link a fresh attempt beats a stale one. */
    private static final int CONNECT_TIMEOUT_MILLIS = 1500;

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private final EventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("feed-io", true));
    private final Executor callbacks;

    Channels(Executor callbacks) {
        this.callbacks = callbacks;
    }

    ManagedChannel open(InetSocketAddress address) {
        return NettyChannelBuilder.forAddress(address)
                .eventLoopGroup(group)
                .channelType(NioSocketChannel.class)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .maxInboundMessageSize(MAX_RESPONSE_BYTES)
                .proxyDetector(target -> null)
                .disableRetry()
                .usePlaintext()
                .executor(callbacks)
                .build();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

package dev.momo.node.feed;

import dev.momo.node.stats.Sampler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Publishes this node's samples to every address of its gateway, for ever. Nothing here ever waits for a gateway, and
 * nobody waits for this.
 */
public final class FeedClient implements AutoCloseable {

    /** Resolves a host name to its addresses. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private static final Logger logger = System.getLogger(FeedClient.class.getName());

    /** How soon replicas that come and go are noticed. */
    private static final long RESOLVE_SECONDS = 5;

    private static final int MAX_ADDRESSES = 16;

    private final FeedContext context;
    private final Resolver resolver;
    private final Channels channels;
    private final Map<InetSocketAddress, GatewayLink> links = new HashMap<>();
    private final ScheduledExecutorService resolving;
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private boolean unresolved;

    /**
     * @param executor single-threaded; owns the streams
     * @param nanoTime the monotonic clock, the same as the sampler's
     */
    public FeedClient(
            FeedConfig config,
            Sampler sampler,
            Resolver resolver,
            ScheduledExecutorService executor,
            LongSupplier nanoTime) {
        this.context = new FeedContext(config, sampler, new SampleCounters(), executor, nanoTime);
        this.resolver = resolver;
        this.channels = new Channels(executor);
        this.resolving = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "feed-resolver");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Completes on the executor when a gateway has taken this node in for the first time. */
    public CompletionStage<Void> welcomed() {
        return welcomed;
    }

    /** Starts publishing. */
    public void start() {
        resolving.scheduleWithFixedDelay(this::resolve, 0, RESOLVE_SECONDS, TimeUnit.SECONDS);
    }

    /** A name service may hang for many seconds: resolving has a thread of its own. */
    private void resolve() {
        try {
            List<InetAddress> found =
                    resolver.resolve(context.config().gateway().host());
            context.executor().execute(() -> use(found));
        } catch (UnknownHostException e) {
            context.executor().execute(this::onUnresolved);
        } catch (RuntimeException e) {
            logger.log(Level.WARNING, "The gateway's name cannot be looked up", e);
        }
    }

    private void onUnresolved() {
        // Streams that stand go on: a name service that fails says nothing about the gateway.
        if (!unresolved) {
            unresolved = true;
            logger.log(
                    Level.WARNING,
                    "The gateway''s name {0} does not resolve, trying again",
                    context.config().gateway().host());
        }
    }

    private void use(List<InetAddress> found) {
        unresolved = false;
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        found.stream()
                // A gateway with an IPv4 and an IPv6 address is one: a second stream would only throw the first out.
                .filter(address -> address.getClass() == found.get(0).getClass())
                .limit(MAX_ADDRESSES)
                .map(address -> new InetSocketAddress(
                        address, context.config().gateway().port()))
                .forEach(addresses::add);
        links.entrySet().removeIf(link -> {
            boolean gone = !addresses.contains(link.getKey());
            if (gone) {
                link.getValue().close();
            }
            return gone;
        });
        addresses.forEach(address -> links.computeIfAbsent(address, this::open));
    }

    private GatewayLink open(InetSocketAddress address) {
        GatewayLink link = new GatewayLink(address, channels, context, () -> welcomed.complete(null));
        link.open();
        return link;
    }

    /** Ends every stream; on the executor, whose owner shuts it down afterwards. */
    @Override
    public void close() {
        resolving.shutdownNow();
        links.values().forEach(GatewayLink::close);
        links.clear();
        channels.close();
    }
}

package dev.momo.node.testing.sora;

import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Offers to a member, one at a time: what changes meanwhile is offered once that one is answered. */
final class Negotiator {

    private static final Logger logger = System.getLogger(Negotiator.class.getName());

    private final ServerPeer peer;
    private final Supplier<Set<Publisher>> publishers;
    private final List<String> rids;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean outstanding;
    private boolean settled;

    /**
     * @param publishers those that the member is to see at the moment
     * @param rids of the layers that the member is to send; empty for no simulcast
     */
    Negotiator(ServerPeer peer, Supplier<Set<Publisher>> publishers, List<String> rids) {
        this.peer = peer;
        this.publishers = publishers;
        this.rids = rids;
    }

    /** No offer is on its way, and one has been answered. */
    boolean isSettled() {
        return settled && !outstanding;
    }

    boolean isUpToDate() {
        return peer.sections().carries(publishers.get());
    }

    /**
     * At once, or when the offer is answered that is outstanding.
     *
     * @param send called with a message of that type, if it could be made
     */
    void offer(String type, Consumer<JsonObject> send) {
        if (outstanding) {
            waiting.add(() -> offer(type, send));
            return;
        }
        outstanding = true;
        peer.offer(publishers.get(), rids)
                .thenAccept(
                        offer -> send.accept(new JsonObject().put("type", type).put("sdp", offer.sdp())))
                .exceptionally(problem -> {
                    if (!peer.isClosed()) {
                        logger.log(Level.ERROR, "No offer could be made", problem);
                    }
                    return null;
                });
    }

    /** @param then called with whether the answer could be used */
    void answer(String sdp, Consumer<Boolean> then) {
        if (!outstanding) {
            logger.log(Level.WARNING, "An answer to nothing");
            return;
        }
        peer.accept(sdp)
                .handle((done, problem) -> {
                    if (problem == null) {
                        outstanding = false;
                        settled = true;
                    } else {
                        logger.log(Level.WARNING, "An answer that cannot be used: {0}", problem.getMessage());
                    }
                    return problem == null;
                })
                .thenAccept(useful -> {
                    then.accept(useful);
                    if (!outstanding && !waiting.isEmpty()) {
                        waiting.remove().run();
                    }
                })
                .exceptionally(problem -> {
                    logger.log(Level.ERROR, "An answer had no effect", problem);
                    return null;
                });
    }
}

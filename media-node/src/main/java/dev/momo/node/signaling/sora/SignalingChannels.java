package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.DataLink;
import dev.momo.node.signaling.json.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The data channels that the server opens, and how their messages are written. On the signalling executor. */
final class SignalingChannels {

    static final String SIGNALING = "signaling";
    static final String STATS = "stats";

    /** Others are users' own or not for us. */
    private static final Set<String> UNDERSTOOD = Set.of(SIGNALING, STATS, "notify", "push");

    private final Map<String, Boolean> compressed;
    private final Map<String, DataLink> links = new HashMap<>();
    private final CompletableFuture<Void> noneLeft = new CompletableFuture<>();

    /** @param compressed by label; a channel that is not named is not */
    SignalingChannels(Map<String, Boolean> compressed) {
        this.compressed = Map.copyOf(compressed);
    }

    void add(DataLink link) {
        links.put(link.label(), link);
    }

    /** One that is closed. */
    void remove(DataLink link) {
        links.remove(link.label(), link);
        if (links.isEmpty()) {
            noneLeft.complete(null);
        }
    }

    /** Completes when the last one is closed. */
    CompletionStage<Void> noneLeft() {
        return noneLeft;
    }

    boolean isOpen(String label) {
        DataLink link = links.get(label);
        return link != null && link.isOpen();
    }

    /** False if the channel is not open or takes no more; nothing is sent then. */
    boolean send(String label, String text) {
        DataLink link = links.get(label);
        if (link == null) {
            return false;
        }
        return isCompressed(label)
                ? link.send(ZlibText.compress(text), true)
                : link.send(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The text of a message; empty if the channel is not one of signalling. */
    Optional<String> read(DataLink link, byte[] payload) throws MalformedMessageException {
        if (!UNDERSTOOD.contains(link.label())) {
            return Optional.empty();
        }
        return Optional.of(
                isCompressed(link.label())
                        ? ZlibText.decompress(payload)
                        : new String(payload, StandardCharsets.UTF_8));
    }

    private boolean isCompressed(String label) {
        return compressed.getOrDefault(label, false);
    }
}

package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.Simulcast;
import java.util.List;
import java.util.Map;

/** What the server may send, by WebSocket or data channel. */
sealed interface ServerMessage {

    /**
     * The session's first description.
     *
     * @param simulcast as the server wants the sizes, whether or not they were asked for
     * @param compressed by label of the data channels that will be opened, whether their messages are
     */
    record Offer(
            String sdp,
            String connectionId,
            List<IceServer> iceServers,
            Simulcast simulcast,
            Map<String, Boolean> compressed)
            implements ServerMessage {}

    /**
     * A new description, as members come and go.
     *
     * @param replyType of the message that answers it
     */
    record NewOffer(String sdp, String replyType) implements ServerMessage {}

    /** @param stats whether the answer is to have them */
    record Ping(boolean stats) implements ServerMessage {}

    record StatsRequest() implements ServerMessage {}

    /** @param detail members of it for a person, may be empty */
    record Notification(String event, String detail) implements ServerMessage {}

    /** From now on signalling goes over data channels. */
    record Switched(boolean ignoreDisconnectWebSocket) implements ServerMessage {}

    record Redirect(String location) implements ServerMessage {}

    /** The server ends the session. */
    record Close(int code, String reason) implements ServerMessage {}

    /** Nothing is to be done for it. */
    record Other(String type) implements ServerMessage {}

    /**
     * One of the above that lacks what it needs.
     *
     * @param problem what was expected
     */
    record Unusable(String type, String problem) implements ServerMessage {}
}

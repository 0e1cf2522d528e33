package dev.momo.node.testing.sora;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;

/**
 * How clients are met from now on.
 *
 * @param deaf whether nothing is read of a connection
 * @param upgradeStatus the answer to the request for a WebSocket; 101 to open it
 * @param upgradeDelay how late that answer is
 * @param reply to {@code connect}
 */
record Welcome(boolean deaf, int upgradeStatus, Duration upgradeDelay, Reply reply) {

    static final Offer GOOD_OFFER = new Offer(JsonObject::encode);
    static final Welcome FRIENDLY = replying(GOOD_OFFER);

    /** What is done about {@code connect}. */
    sealed interface Reply {}

    /** @param words what is sent in the place of a good offer */
    record Offer(Function<JsonObject, String> words) implements Reply {}

    /** No reply. */
    record Silence() implements Reply {}

    /** Closes the WebSocket. */
    record Close(int code, String reason) implements Reply {}

    /** Sends those on who were not sent here. */
    record Redirect(String location) implements Reply {}

    static Welcome replying(Reply reply) {
        return new Welcome(false, 101, Duration.ZERO, reply);
    }

    static Welcome ofTheDeaf() {
        return new Welcome(true, 101, Duration.ZERO, GOOD_OFFER);
    }

    static Welcome refusingUpgrades(int status) {
        return new Welcome(false, status, Duration.ZERO, GOOD_OFFER);
    }

    Welcome withUpgradeDelay(Duration delay) {
        return new Welcome(deaf, upgradeStatus, delay, reply);
    }

    boolean upgrades() {
        return upgradeStatus == 101;
    }
}

package dev.momo.node.testing.sora;

import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.IceState;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client that sent {@code connect}, whatever became of it. Every method may be called from any thread, and returns when
 * it has taken effect; those that need what only one has that was let in throw otherwise.
 */
public final class SoraMember {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Premises premises;
    private final Visitor visitor;
    private final Received connect;

    SoraMember(Premises premises, Visitor visitor, Received connect) {
        this.premises = premises;
        this.visitor = visitor;
        this.connect = connect;
    }

    /** From 1, in the order of {@code connect}. */
    public int number() {
        return connect.member();
    }

    public JsonObject connectMessage() {
        return connect.json();
    }

    /** What it sent so far. */
    public List<Received> received() {
        return premises.recording.messages().stream()
                .filter(message -> message.member() == number())
                .toList();
    }

    public List<Received> received(String type) {
        return received().stream()
                .filter(message -> message.type().equals(type))
                .toList();
    }

    /** Waits until it sent that many messages of the type, and returns the last of these. */
    public Received awaitReceived(String type, int count) {
        awaits("message " + count + " of type " + type, () -> received(type).size() >= count);
        return received(type).get(count - 1);
    }

    /** Its stream's id, too. */
    public String connectionId() {
        return get(Member::connectionId);
    }

    /** The offer as it was before anything was done to it; empty if there was none yet. */
    public JsonObject offerMessage() {
        return get(Member::offerMessage).copy();
    }

    /** The server's. */
    public IceState iceState() {
        return get(member -> member.peer().state());
    }

    /** Waits until media can flow. */
    public SoraMember awaitConnected() {
        awaits("a connection", () -> has(member -> member.peer().state().isEstablished()));
        return this;
    }

    /** Waits until signalling goes over data channels. */
    public SoraMember awaitSwitched() {
        awaits("the switch to data channels", this::isSwitched);
        return this;
    }

    /** Whether signalling goes over data channels. */
    public boolean isSwitched() {
        return has(Member::isSwitched);
    }

    /** Whether its data channel of that label is open. */
    public boolean isOpen(String label) {
        return has(member -> member.isOpen(label));
    }

    public boolean isWebSocketOpen() {
        return premises.loop.call(() -> visitor.wire().isOpen());
    }

    /** Whether the server has done with it, or never let it in. */
    public boolean isGone() {
        return !has(member -> !member.isGone());
    }

    /** Waits until the server has done with it. */
    public void awaitGone() {
        awaits("its leaving", this::isGone);
    }

    /** Its picture as the server decodes it. */
    public ReceivedVideo video() {
        return get(Member::video);
    }

    /** A fresh report of the server's end: {@code type}, {@code id} and the other members of each object. */
    public List<Map<String, @Nullable Object>> stats() {
        CompletableFuture<List<Map<String, @Nullable Object>>> report =
                get(member -> member.peer().stats());
        return report.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Those of the report that are of that type and kind, as {@code inbound-rtp} and {@code video}. */
    public List<Map<String, @Nullable Object>> stats(String type, String kind) {
        return stats().stream()
                .filter(stats -> type.equals(stats.get("type")) && kind.equals(stats.get("kind")))
                .toList();
    }

    /** Over the WebSocket. */
    public void send(JsonObject message) {
        sendText(message.encode());
    }

    /** Over the WebSocket, as it is. */
    public void sendText(String text) {
        onLoop(() -> visitor.wire().send(text));
    }

    /** Over the WebSocket; what is an offer but for one thing is the one that it had. */
    public void send(Garbage garbage) {
        sendText(garbage.of(offerMessage()));
    }

    /** Over that data channel, compressed if it is. */
    public void sendOn(String label, JsonObject message) {
        with(member -> member.channel(label).send(message.encode()));
    }

    /** Over that data channel, as it is. */
    public void sendOn(String label, byte[] payload, boolean binary) {
        with(member -> member.channel(label).send(payload, binary));
    }

    public void sendOn(String label, DataGarbage garbage) {
        sendOn(label, garbage.payload(), garbage.binary());
    }

    /** Over the WebSocket. */
    public void ping(boolean stats) {
        with(member -> member.ping(stats));
    }

    /** Over the data channel {@code stats}. */
    public void requestStats() {
        sendOn("stats", new JsonObject().put("type", "req-stats"));
    }

    /** Offers anew, by the way that signalling goes, once the offer is answered that is outstanding. */
    public void reOffer() {
        with(member -> member.reOffer("re-offer"));
    }

    /** The same as Sora did it in old days. */
    public void update() {
        with(member -> member.reOffer("update"));
    }

    /** For servers that do not switch by themselves. */
    public void switched(boolean ignoreDisconnectWebSocket) {
        with(member -> member.switchOver(ignoreDisconnectWebSocket));
    }

    /** Sends it elsewhere, and closes the WebSocket. */
    public void redirect(String location) {
        onLoop(() -> visitor.redirect(location));
    }

    /** By the way that signalling goes. */
    public void push(JsonObject data) {
        with(member -> member.tell("push", new JsonObject().put("type", "push").put("data", data)));
    }

    /** By the way that signalling goes. */
    public void notify(JsonObject notification) {
        with(member -> member.tell("notify", notification.copy().put("type", "notify")));
    }

    /** Says over {@code signaling} that it will be closed, and closes nothing. */
    public void sendCloseMessage(int code, String reason) {
        sendOn(
                "signaling",
                new JsonObject().put("type", "close").put("code", code).put("reason", reason));
    }

    public void closeChannels() {
        with(member -> member.peer().closeChannels());
    }

    /** Closes with a close frame. */
    public void closeWebSocket(int code, String reason) {
        onLoop(() -> visitor.wire().close(code, reason));
    }

    /** Ends the TCP connection with RST, and no close frame. */
    public void dropWebSocket() {
        onLoop(() -> visitor.wire().drop());
    }

    /** Nothing that it sends over the WebSocket is read any more, nor its leaving seen; the server goes on to send. */
    public void ignoreWebSocket() {
        onLoop(() -> visitor.wire().fallSilent());
    }

    /** Closes the peer connection; the WebSocket stays. */
    public void loseMedia() {
        with(Member::leave);
    }

    private void onLoop(Runnable task) {
        premises.loop.call(() -> {
            task.run();
            return true;
        });
    }

    private void with(Consumer<Member> task) {
        get(member -> {
            task.accept(member);
            return true;
        });
    }

    private <T> T get(Function<Member, T> task) {
        return premises.loop.call(() -> {
            Member member = visitor.member();
            if (member == null) {
                throw new IllegalStateException("Member " + number() + " was not let in");
            }
            return task.apply(member);
        });
    }

    private boolean has(Predicate<Member> what) {
        return premises.loop.call(() -> visitor.member() != null && what.test(visitor.member()));
    }

    private void awaits(String what, Callable<Boolean> condition) {
        await("member " + number() + ": " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}

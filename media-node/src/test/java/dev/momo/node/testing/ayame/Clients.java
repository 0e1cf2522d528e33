package dev.momo.node.testing.ayame;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Some of the WebSockets that are open when a fault is asked for; none of them is an error of the test. */
public final class Clients {

    private final String name;
    private final ToIntFunction<Consumer<Member>> each;

    /** @param each does something to each, and returns to how many */
    Clients(String name, ToIntFunction<Consumer<Member>> each) {
        this.name = name;
        this.each = each;
    }

    private void each(Consumer<Member> action) {
        if (each.applyAsInt(action) == 0) {
            throw new IllegalStateException("No WebSocket is open of " + name);
        }
    }

    /** Closes with a close frame. */
    public void close(int code, String reason) {
        each(member -> member.close((short) code, reason));
    }

    /** Drops the TCP connection with RST: without a close frame. */
    public void reset() {
        each(member -> member.line().reset());
    }

    /** Drops the TCP connection with FIN: without a close frame. */
    public void end() {
        each(member -> member.line().end());
    }

    /** Reads and answers nothing any more, even pings of the WebSocket; from then on their leaving goes unseen too. */
    public void fallSilent() {
        each(Member::fallSilent);
    }

    /** Delays every message to them, and closing after messages. */
    public void delay(Duration delay) {
        each(member -> member.delay(delay));
    }

    public void send(Garbage garbage) {
        each(member -> member.send(garbage));
    }

    public void send(String text) {
        each(member -> member.send(text));
    }
}

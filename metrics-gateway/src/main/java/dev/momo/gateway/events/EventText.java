package dev.momo.gateway.events;

import io.vertx.core.buffer.Buffer;

/** The text/event-stream format (HTML, 9.2.6). JSON as it is written here has no line breaks, so that a line holds it. */
final class EventText {

    /** How long a browser waits before it reconnects, ms. */
    private static final int RETRY_MILLIS = 1000;

    private EventText() {}

    static Buffer retry() {
        return Buffer.buffer("retry: " + RETRY_MILLIS + "\n\n");
    }

    /** Ignored by readers; keeps what lies between from closing the connection. */
    static Buffer heartbeat() {
        return Buffer.buffer(": still here\n\n");
    }

    /** @param type empty for the default, which browsers call {@code message} */
    static void append(Buffer events, String type, String id, byte[] json) {
        if (!type.isEmpty()) {
            events.appendString("event: " + type + "\n");
        }
        if (!id.isEmpty()) {
            events.appendString("id: " + id + "\n");
        }
        events.appendString("data: ").appendBytes(json).appendString("\n\n");
    }
}

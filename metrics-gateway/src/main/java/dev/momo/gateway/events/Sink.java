package dev.momo.gateway.events;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;

/** Where events go, and the thread in which alone it may be used. */
interface Sink {

    /** Runs later in the thread of this sink; any thread may call it. */
    void run(Runnable task);

    /** Whether the reader has not taken what it was sent. */
    boolean isFull();

    /** Runs once when it is no longer full. */
    void onDrained(Runnable task);

    void write(Buffer event);

    /** Completes when the end has been written. */
    CompletionStage<Void> end();
}

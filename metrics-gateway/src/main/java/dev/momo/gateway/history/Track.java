package dev.momo.gateway.history;

import dev.momo.gateway.derive.DerivedConnection;
import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Figures;
import dev.momo.gateway.history.Series.Origin;
import dev.momo.gateway.verdict.AssessedConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is kept of one connection of one boot. Guarded by its {@link Recorder}. */
final class Track {

    /** @param connection unique within the boot only */
    record Key(String node, String boot, String connection) {}

    private final Key key;
    private final long firstTime;
    private final Deque<Page> pages = new ArrayDeque<>();
    private long lastTime;
    private long establishedOrder;
    private boolean connected;
    private boolean live;

    Track(Key key, long timeMillis) {
        this.key = key;
        this.firstTime = timeMillis;
        this.lastTime = timeMillis;
    }

    Key key() {
        return key;
    }

    /** Appends one sample. */
    void add(long timeMillis, AssessedConnection assessed) {
        DerivedConnection connection = assessed.connection();
        live = true;
        connected = connection.snapshot().isConnected();
        establishedOrder = connection.snapshot().establishedOrder();
        // The wall clock may step back, the columns may not.
        lastTime = Math.max(lastTime, timeMillis);
        if (pages.isEmpty() || pages.getLast().isFull()) {
            pages.addLast(new Page());
        }
        Page page = pages.getLast();
        page.begin(lastTime);
        page.put(
                new Series(Origin.CONNECTION, Quantity.VERDICT),
                assessed.verdict().level().ordinal());
        page.put(
                new Series(Origin.CONNECTION, Quantity.CONNECTION_STATE),
                Math.max(0, connection.snapshot().state().ordinal()));
        connection.path().ifPresent(path -> put(page, Origin.PATH, path.figures()));
        connection.streams().forEach(stream -> put(page, Origin.of(stream), stream.figures()));
    }

    private static void put(Page page, Origin origin, Figures figures) {
        for (Figure figure : figures.defined()) {
            page.put(new Series(origin, Quantity.of(figure)), figures.get(figure));
        }
    }

    /** It is no longer among the connections of its node. */
    void end() {
        live = false;
        connected = false;
    }

    void forgetBefore(long timeMillis) {
        while (!pages.isEmpty() && pages.getFirst().lastTime() < timeMillis) {
            pages.removeFirst();
        }
    }

    void forgetOldest() {
        pages.removeFirst();
    }

    boolean isEmpty() {
        return pages.isEmpty();
    }

    /** The end of the oldest page, by which pages are forgotten. */
    long oldestTime() {
        return pages.getFirst().lastTime();
    }

    long bytes() {
        return pages.stream().mapToLong(Page::bytes).sum();
    }

    Recording recording() {
        return new Recording(
                key,
                firstTime,
                lastTime,
                live,
                connected,
                establishedOrder,
                List.copyOf(pages.stream().map(Page::view).toList()));
    }
}

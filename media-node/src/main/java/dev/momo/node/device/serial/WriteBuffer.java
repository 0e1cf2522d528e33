package dev.momo.node.device.serial;

/**
 * The bytes that wait to be written to an open port: from any thread in, to the port's writer out. What does not fit is
 * dropped whole, and so is everything once the port is gone.
 */
final class WriteBuffer {

    /** Bytes. */
    static final int CAPACITY = 64 * 1024;

    private final DropReport drops;
    private final byte[] ring = new byte[CAPACITY];
    private int start;
    private int size;
    private boolean ended;

    WriteBuffer(DropReport drops) {
        this.drops = drops;
    }

    /** Never waits. */
    synchronized void add(byte[] bytes) {
        if (ended || bytes.length > CAPACITY - size) {
            drops.count(bytes.length);
            return;
        }
        int end = (start + size) % CAPACITY;
        int untilWrap = Math.min(bytes.length, CAPACITY - end);
        System.arraycopy(bytes, 0, ring, end, untilWrap);
        System.arraycopy(bytes, untilWrap, ring, 0, bytes.length - untilWrap);
        size += bytes.length;
        notifyAll();
    }

    /**
     * Copies the oldest bytes, waiting until there are some. They stay, and take their room, until they are removed.
     *
     * @return how many bytes; 0 once this has ended
     */
    synchronized int peek(byte[] into) throws InterruptedException {
        while (size == 0 && !ended) {
            wait();
        }
        int count = Math.min(size, into.length);
        int untilWrap = Math.min(count, CAPACITY - start);
        System.arraycopy(ring, start, into, 0, untilWrap);
        System.arraycopy(ring, 0, into, untilWrap, count - untilWrap);
        return count;
    }

    /** Removes bytes that have been written. With the last of them an episode of drops is over. */
    void remove(int count) {
        if (removeOldest(count)) {
            drops.end();
        }
    }

    private synchronized boolean removeOldest(int count) {
        int removed = Math.min(count, size);
        start = (start + removed) % CAPACITY;
        size -= removed;
        return size == 0 && !ended;
    }

    /** Drops what waits, and all that comes from now on. */
    synchronized void end() {
        drops.count(size);
        size = 0;
        ended = true;
        notifyAll();
    }
}

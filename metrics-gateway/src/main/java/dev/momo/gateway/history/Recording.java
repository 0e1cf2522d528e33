package dev.momo.gateway.history;

import java.util.List;

/**
 * What is kept of one connection, to be read.
 *
 * @param firstTime of its first sample, kept or not, ms since the epoch
 * @param lastTime of its last sample, ms since the epoch
 * @param live whether its node still has it
 * @param connected whether it is live and connected
 * @param establishedOrder counts the connections of a boot as they were first established
 */
record Recording(
        Track.Key key,
        long firstTime,
        long lastTime,
        boolean live,
        boolean connected,
        long establishedOrder,
        List<Page.View> pages) {}

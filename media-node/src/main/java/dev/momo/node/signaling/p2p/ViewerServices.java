package dev.momo.node.signaling.p2p;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.RtcEngine;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What all viewers share.
 *
 * @param signaling single-threaded; owns the sessions
 * @param iceServers what browsers are told to use
 * @param serial what data channels lead to; without it messages are sent back
 */
record ViewerServices(
        RtcEngine engine,
        ViewerLimit limit,
        ScheduledExecutorService signaling,
        List<IceServer> iceServers,
        @Nullable SerialBridge serial) {}

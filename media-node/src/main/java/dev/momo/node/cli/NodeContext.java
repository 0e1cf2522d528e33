package dev.momo.node.cli;

import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.SelfDescription;
import io.vertx.core.Vertx;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every mode is started with.
 *
 * @param self this node as it tells signalling servers of itself
 * @param signaling the executor of signalling and peers
 * @param parts takes what has to be ended with the node
 */
record NodeContext(
        OptionValues options,
        SelfDescription self,
        Vertx vertx,
        RtcEngine engine,
        ScheduledExecutorService signaling,
        Parts parts) {}

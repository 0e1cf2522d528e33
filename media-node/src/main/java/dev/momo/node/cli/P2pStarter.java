package dev.momo.node.cli;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.P2pOptions;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.signaling.SignalingStatus;
import dev.momo.node.signaling.p2p.P2pConfig;
import dev.momo.node.signaling.p2p.P2pServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Starts the p2p mode. */
final class P2pStarter {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final long START_SECONDS = 10;

    private P2pStarter() {}

    /** @throws UsageException if the port is taken */
    static void check(OptionValues options) {
        PortCheck.requireFree(P2pOptions.PORT, EVERYWHERE, options.get(P2pOptions.PORT));
    }

    /** @throws UsageException if the port is taken */
    static RunningSignaling start(NodeContext node, List<IceServer> iceServers, @Nullable SerialBridge serial) {
        OptionValues options = node.options();
        P2pConfig config = new P2pConfig(
                options.get(P2pOptions.PORT),
                options.find(P2pOptions.DOCUMENT_ROOT).orElse(null),
                options.get(P2pOptions.MAX_VIEWERS),
                Set.copyOf(options.all(P2pOptions.ALLOW_ORIGIN)),
                HostName.get(),
                iceServers);
        P2pServer server = new P2pServer(config, node.vertx(), node.engine(), node.signaling(), serial);
        try {
            int port = Parts.await(server.start(), START_SECONDS);
            node.parts().addStop(server::stop);
            SignalingStatus status = new SignalingStatus("p2p", EVERYWHERE + ":" + port, "listening", "");
            return new RunningSignaling(
                    () -> status, "Viewers: http://" + HostName.get() + ":" + port + "/html/p2p.html");
        } catch (CompletionException e) {
            throw PortCheck.taken(P2pOptions.PORT, config.port(), e.getCause());
        }
    }
}

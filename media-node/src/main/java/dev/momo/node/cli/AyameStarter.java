package dev.momo.node.cli;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.cli.options.AyameOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.signaling.ayame.AyameClient;
import dev.momo.node.signaling.ayame.AyameConfig;
import dev.momo.node.signaling.socket.SignalingConnector;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Starts the ayame mode. */
final class AyameStarter {

    private AyameStarter() {}

    static RunningSignaling start(
            NodeContext node, List<IceServer> iceServers, SignalingConnector connector, @Nullable SerialBridge serial) {
        OptionValues options = node.options();
        AyameConfig config = new AyameConfig(
                options.get(AyameOptions.SIGNALING_URL),
                options.get(AyameOptions.ROOM_ID),
                options.find(AyameOptions.CLIENT_ID).filter(Predicate.not(String::isEmpty)),
                options.find(AyameOptions.SIGNALING_KEY).filter(Predicate.not(String::isEmpty)),
                Direction.valueOf(options.get(AyameOptions.DIRECTION).toUpperCase(Locale.ROOT)),
                options.find(AyameOptions.VIDEO_CODEC_TYPE).filter(Predicate.not(String::isEmpty)),
                options.find(AyameOptions.AUDIO_CODEC_TYPE).filter(Predicate.not(String::isEmpty)),
                iceServers,
                node.self());
        AyameClient client = new AyameClient(config, connector, node.engine(), serial, node.signaling());
        node.parts().addStop(node.signaling(), client::close);
        node.signaling().execute(client::start);
        return new RunningSignaling(client::status, "Ayame: " + config.url().host() + ", room " + config.roomId());
    }
}

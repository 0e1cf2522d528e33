package dev.momo.node.cli;

import dev.momo.node.about.About;
import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.cli.options.AyameOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.ayame.AyameClient;
import dev.momo.node.signaling.ayame.AyameConfig;
import dev.momo.node.signaling.socket.SignalingConnector;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Starts the ayame mode. */
final class AyameStarter {

    private AyameStarter() {}

    static RunningSignaling start(
            OptionValues options,
            List<IceServer> iceServers,
            About about,
            SignalingConnector connector,
            RtcEngine engine,
            ScheduledExecutorService signaling,
            @Nullable SerialBridge serial,
            Parts parts) {
        AyameConfig config = new AyameConfig(
                options.get(AyameOptions.SIGNALING_URL),
                options.get(AyameOptions.ROOM_ID),
                options.find(AyameOptions.CLIENT_ID).filter(Predicate.not(String::isEmpty)),
                options.find(AyameOptions.SIGNALING_KEY).filter(Predicate.not(String::isEmpty)),
                Direction.valueOf(options.get(AyameOptions.DIRECTION).toUpperCase(Locale.ROOT)),
                options.find(AyameOptions.VIDEO_CODEC_TYPE).filter(Predicate.not(String::isEmpty)),
                options.find(AyameOptions.AUDIO_CODEC_TYPE).filter(Predicate.not(String::isEmpty)),
                iceServers,
                new AyameConfig.Self(about.version(), about.libwebrtc(), about.environment()));
        AyameClient client = new AyameClient(config, connector, engine, serial, signaling);
        parts.addStop(signaling, client::close);
        signaling.execute(client::start);
        return new RunningSignaling(client::status, "Ayame: " + config.url().host() + ", room " + config.roomId());
    }
}

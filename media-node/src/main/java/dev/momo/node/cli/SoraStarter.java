package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.Option;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.SoraOptions;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SignalingUrl;
import dev.momo.node.signaling.sora.ControlServer;
import dev.momo.node.signaling.sora.SoraClient;
import dev.momo.node.signaling.sora.SoraConfig;
import dev.momo.node.stats.JsonReports;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Starts the sora mode. */
final class SoraStarter {

    private static final Logger logger = System.getLogger(SoraStarter.class.getName());

    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_SECONDS = 10;

    private SoraStarter() {}

    /** @throws UsageException if the control port is taken, or none of the URLs can be used */
    static void check(OptionValues options) {
        if (urls(options).isEmpty()) {
            throw new UsageException(
                    ExitCode.VALIDATION,
                    SoraOptions.SIGNALING_URLS.name() + ": Value "
                            + String.join(" ", options.all(SoraOptions.SIGNALING_URLS))
                            + " is not ws://HOST[:PORT][/PATH] or wss://HOST[:PORT][/PATH]");
        }
        if (hasControl(options)) {
            PortCheck.requireFree(SoraOptions.PORT, LOOPBACK, options.get(SoraOptions.PORT));
        }
    }

    private static boolean hasControl(OptionValues options) {
        return options.get(SoraOptions.PORT) >= 0;
    }

    /** @throws UsageException if the control port is taken */
    static RunningSignaling start(NodeContext node, SignalingConnector connector, JsonReports reports) {
        OptionValues options = node.options();
        warn(options);
        SoraConfig config = config(node);
        SoraClient client = new SoraClient(config, connector, node.engine(), reports::of, node.signaling());
        node.parts().addStop(() -> Parts.on(node.signaling(), client::stop));
        String servers =
                config.urls().stream().map(SignalingUrl::host).distinct().collect(Collectors.joining(", "));
        String announcement = "Sora: " + servers + ", channel " + config.channelId();
        if (hasControl(options)) {
            announcement += System.lineSeparator() + "Control: http://" + LOOPBACK + ":" + startControl(node, client);
        }
        if (!hasControl(options) || options.isSet(SoraOptions.AUTO)) {
            node.signaling().execute(client::connect);
        }
        return new RunningSignaling(client::status, announcement);
    }

    private static int startControl(NodeContext node, SoraClient client) {
        int wanted = node.options().get(SoraOptions.PORT);
        ControlServer control = new ControlServer(wanted, node.vertx(), client, node.signaling());
        try {
            int port = Parts.await(control.start(), START_SECONDS);
            node.parts().addStop(control::stop);
            return port;
        } catch (CompletionException e) {
            throw PortCheck.taken(SoraOptions.PORT, wanted, e.getCause());
        }
    }

    private static void warn(OptionValues options) {
        for (String url : options.all(SoraOptions.SIGNALING_URLS)) {
            if (SignalingUrl.parse(url).isEmpty()) {
                logger.log(
                        Level.ERROR,
                        "{0}: {1} is left out: it is not ws://HOST[:PORT][/PATH] or wss://HOST[:PORT][/PATH]",
                        SoraOptions.SIGNALING_URLS.name(),
                        url);
            }
        }
        if (options.find(GlobalOptions.SERIAL).isPresent()) {
            logger.log(
                    Level.WARNING,
                    "{0} has no effect in the sora mode: Sora''s data channels carry signalling",
                    GlobalOptions.SERIAL.name());
        }
    }

    private static List<SignalingUrl> urls(OptionValues options) {
        return options.all(SoraOptions.SIGNALING_URLS).stream()
                .map(SignalingUrl::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static SoraConfig config(NodeContext node) {
        OptionValues options = node.options();
        return new SoraConfig(
                urls(options),
                options.get(SoraOptions.CHANNEL_ID),
                options.get(SoraOptions.ROLE),
                media(options, SoraOptions.VIDEO, SoraOptions.VIDEO_CODEC_TYPE, SoraOptions.VIDEO_BIT_RATE),
                media(options, SoraOptions.AUDIO, SoraOptions.AUDIO_CODEC_TYPE, SoraOptions.AUDIO_BIT_RATE),
                options.get(SoraOptions.SIMULCAST),
                new SoraConfig.Spotlight(options.get(SoraOptions.SPOTLIGHT), options.get(SoraOptions.SPOTLIGHT_NUMBER)),
                new SoraConfig.DataChannels(
                        options.get(SoraOptions.DATA_CHANNEL_SIGNALING),
                        options.get(SoraOptions.IGNORE_DISCONNECT_WEBSOCKET),
                        Duration.ofSeconds(options.get(SoraOptions.DATA_CHANNEL_SIGNALING_TIMEOUT)),
                        Duration.ofSeconds(options.get(SoraOptions.DISCONNECT_WAIT_TIMEOUT))),
                options.find(SoraOptions.METADATA),
                node.self());
    }

    private static SoraConfig.Media media(
            OptionValues options, Option<Boolean> enabled, Option<String> codec, Option<Integer> bitRate) {
        return new SoraConfig.Media(
                options.get(enabled), options.find(codec).filter(Predicate.not(String::isEmpty)), options.get(bitRate));
    }
}

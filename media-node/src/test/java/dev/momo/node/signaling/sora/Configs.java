package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.SelfDescription;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a node of the tests asks for, changed step by step; each step gives a new one. */
final class Configs {

    static final SelfDescription SELF = new SelfDescription("momo", "lib", "env");

    private final String role;
    private List<SignalingUrl> urls = List.of();
    private SoraConfig.Media video = new SoraConfig.Media(true, Optional.empty(), 0);
    private SoraConfig.Media audio = video;
    private boolean simulcast;
    private SoraConfig.Spotlight spotlight = new SoraConfig.Spotlight(false, 0);
    private SoraConfig.DataChannels dataChannels = new SoraConfig.DataChannels(
            Optional.empty(), Optional.empty(), Duration.ofSeconds(180), Duration.ofSeconds(5));
    private Optional<String> metadata = Optional.empty();

    private Configs(String role) {
        this.role = role;
    }

    static Configs role(String role) {
        return new Configs(role);
    }

    SoraConfig config() {
        return new SoraConfig(urls, "c", role, video, audio, simulcast, spotlight, dataChannels, metadata, SELF);
    }

    private Configs with(Consumer<Configs> change) {
        Configs changed = new Configs(role);
        changed.urls = urls;
        changed.video = video;
        changed.audio = audio;
        changed.simulcast = simulcast;
        changed.spotlight = spotlight;
        changed.dataChannels = dataChannels;
        changed.metadata = metadata;
        change.accept(changed);
        return changed;
    }

    Configs urls(String... texts) {
        return with(changed -> changed.urls = Stream.of(texts)
                .map(SignalingUrl::parse)
                .flatMap(Optional::stream)
                .toList());
    }

    /** @param codec empty for any */
    Configs video(boolean enabled, String codec, int bitRate) {
        return with(changed -> changed.video = media(enabled, codec, bitRate));
    }

    /** @param codec empty for any */
    Configs audio(boolean enabled, String codec, int bitRate) {
        return with(changed -> changed.audio = media(enabled, codec, bitRate));
    }

    private static SoraConfig.Media media(boolean enabled, String codec, int bitRate) {
        return new SoraConfig.Media(enabled, Optional.of(codec).filter(name -> !name.isEmpty()), bitRate);
    }

    Configs simulcast() {
        return with(changed -> changed.simulcast = true);
    }

    Configs spotlight(boolean enabled, int number) {
        return with(changed -> changed.spotlight = new SoraConfig.Spotlight(enabled, number));
    }

    Configs dataChannels(boolean signaling, boolean ignoreDisconnectWebSocket) {
        return dataChannels(
                Optional.of(signaling),
                Optional.of(ignoreDisconnectWebSocket),
                Duration.ofSeconds(180),
                Duration.ofSeconds(5));
    }

    Configs dataChannels(
            Optional<Boolean> signaling,
            Optional<Boolean> ignoreDisconnectWebSocket,
            Duration silence,
            Duration disconnectWait) {
        return with(changed -> changed.dataChannels =
                new SoraConfig.DataChannels(signaling, ignoreDisconnectWebSocket, silence, disconnectWait));
    }

    Configs metadata(String json) {
        return with(changed -> changed.metadata = Optional.of(json));
    }
}

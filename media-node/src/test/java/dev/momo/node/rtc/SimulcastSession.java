package dev.momo.node.rtc;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A session in which a server asks for three layers; the server's part is played by another engine. */
final class SimulcastSession {

    private final Simulcast simulcast;
    final TestSide server;
    final TestSide sender;

    SimulcastSession(TestEngine serving, TestEngine filming, String codec, SimulcastLayer... layers) {
        simulcast = new Simulcast(Optional.of("0"), List.of(layers));
        server = new TestSide(
                serving,
                new PeerConfig(List.of(), Optional.of(Direction.RECVONLY), Optional.of(codec), Optional.empty()));
        await().atMost(TestSide.SOON).until(() -> filming.engine().pixels() > 0);
        sender = new TestSide(filming, PeerConfig.open(List.of()));
    }

    /** The answer of the sender. */
    String negotiate() {
        String offer = withLayers(server.negotiate(server.peer::offer));
        String answer = sender.negotiate(() -> sender.peer.answer(offer, simulcast));
        server.negotiate(() -> server.peer.accept(withoutLayers(answer)));
        return answer;
    }

    private static String withLayers(String offer) {
        int audio = offer.indexOf("m=audio");
        return offer.substring(0, audio)
                + "a=rid:r0 recv\r\na=rid:r1 recv\r\na=rid:r2 recv\r\na=simulcast:recv r0;r1;r2\r\n"
                + offer.substring(audio);
    }

    private static String withoutLayers(String answer) {
        return answer.lines()
                .filter(line -> !line.startsWith("a=rid:") && !line.startsWith("a=simulcast:"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    static SimulcastLayer layer(String rid, double scale) {
        return new SimulcastLayer(rid, true, 0, scale);
    }
}

package dev.momo.node.signaling.sora;

import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.DataGarbage;
import dev.momo.node.testing.sora.Garbage;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One node that lives through everything that no server should send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoraGarbageTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scene scene = new Scene();
    private final SoraServer server = scene.server(SoraSettings.defaults().withoutPings());
    private final TestNode node = scene.node(
            TestEngine.decoding(),
            Configs.role("sendonly").simulcast().dataChannels(true, false).urls(server.url()),
            new Bounds(Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofMillis(50), Duration.ofMillis(50)));

    @AfterAll
    void close() throws Exception {
        scene.close();
    }

    private SoraMember newest() {
        List<SoraMember> members = server.members();
        return members.get(members.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void inThePlaceOfTheOffer(Garbage garbage) throws Exception {
        node.disconnect();
        int before = server.received("connect").size();
        server.spoilOffers(garbage);
        node.connect();
        server.awaitReceived("connect", before + 1);
        // Whatever becomes of that session, there will be a good one.
        server.behave();

        node.awaitState("connected");
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfASession(Garbage garbage) throws Exception {
        node.connect();
        node.awaitState("connected");
        newest().awaitConnected().awaitSwitched().send(garbage);

        serves();
    }

    @ParameterizedTest
    @EnumSource
    void onADataChannel(DataGarbage garbage) throws Exception {
        node.connect();
        node.awaitState("connected");
        SoraMember member = newest().awaitConnected().awaitSwitched();
        for (String label : List.of("signaling", "stats", "notify", "push", "e2ee")) {
            member.sendOn(label, garbage);
        }

        serves();
    }

    /** In this session or the next. */
    private void serves() {
        await("an answer").atMost(SOON.multipliedBy(3)).until(() -> {
            SoraMember member = newest();
            int pongs = member.received("pong").size();
            member.ping(false);
            await().atMost(SOON).until(() -> member.received("pong").size() > pongs || newest() != member);
            return newest() == member;
        });
        node.awaitState("connected");
    }
}

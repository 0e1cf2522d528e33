package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real sessions between this engine and a viewer of libwebrtc's, over this machine's network. */
class RtcEngineTest {

    private final TestEngine fixture = new TestEngine();
    private final ExecutorService signaling = fixture.signaling();
    private final RtcEngine engine = fixture.engine();
    private final List<TestViewer> viewers = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        viewers.forEach(TestViewer::close);
        fixture.close();
    }

    @Test
    void aViewerSeesMovingPicturesAndTalksOnTheDataChannel() throws Exception {
        Session session = new Session();

        await().atMost(10, SECONDS).until(() -> session.viewer.frames() >= 10);
        await().until(session.viewer::isChannelOpen);
        session.viewer.send("hello");

        assertThat(session.viewer.nextMessage()).isEqualTo("hello");
        assertThat(session.states).contains(IceState.CONNECTED);
        PeerStatus status = session.peer.status();
        assertThat(status.state().isEstablished()).isTrue();
        assertThat(status.establishedOrder()).isEqualTo(1);
        assertThat(engine.peers()).containsExactly(session.peer);
    }

    @Test
    void whoLeavesDoesNotDisturbWhoStays() throws Exception {
        Session leaving = new Session();
        Session staying = new Session();
        await().atMost(10, SECONDS).until(() -> leaving.viewer.frames() > 0 && staying.viewer.frames() > 0);

        onSignaling(() -> {
            leaving.peer.close();
            return null;
        });

        int before = staying.viewer.frames();
        await().until(() -> staying.viewer.frames() > before + 10);
        assertThat(engine.peers()).containsExactly(staying.peer);
        assertThat(leaving.peer.status().state()).isEqualTo(IceState.CLOSED);
    }

    @Test
    void aMutedPictureIsBlackUntilItIsMutedNoMore() throws Exception {
        Session session = new Session();
        await().atMost(10, SECONDS).until(() -> session.viewer.luma() > 100);

        onSignaling(() -> {
            session.peer.mute(false, true);
            return null;
        });
        await().atMost(10, SECONDS).until(() -> session.viewer.luma() < 20);
        int black = session.viewer.frames();
        await().until(() -> session.viewer.frames() > black + 10);
        assertThat(session.viewer.luma()).isBetween(14, 20);

        onSignaling(() -> {
            session.peer.mute(false, false);
            return null;
        });
        await().atMost(10, SECONDS).until(() -> session.viewer.luma() > 100);
    }

    @Test
    void aChannelThatTheViewerClosesIsToldOnce() throws Exception {
        Session session = new Session();
        await().until(session.viewer::isChannelOpen);
        await().until(() -> session.links.size() == 1);

        session.viewer.closeChannel();

        await().until(() -> session.closedLinks.equals(session.links));
        assertThat(session.links.get(0).isClosed()).isTrue();
        onSignaling(() -> {
            session.peer.close();
            return null;
        });
        assertThat(session.closedLinks).hasSize(1);
    }

    @Test
    void aViewerThatLeavesClosesItsChannel() throws Exception {
        Session session = new Session();
        await().until(session.viewer::isChannelOpen);
        await().until(() -> session.links.size() == 1);

        session.viewer.close();
        viewers.clear();

        await().atMost(10, SECONDS).until(() -> session.closedLinks.equals(session.links));
    }

    @Test
    void aChannelIsNotToldAsClosedAfterItsPeer() throws Exception {
        Session session = new Session();
        await().until(session.viewer::isChannelOpen);
        await().until(() -> session.links.size() == 1);

        onSignaling(() -> {
            session.peer.close();
            return null;
        });
        onSignaling(() -> null);

        assertThat(session.closedLinks).isEmpty();
    }

    @Test
    void aClosedPeerTakesCallsAndDoesNothing() throws Exception {
        Session session = new Session();
        onSignaling(() -> {
            session.peer.close();
            session.peer.close();
            session.peer.mute(true, true);
            session.peer.addCandidate(new IceCandidate("0", 0, "candidate:1 1 udp 1 192.0.2.1 1 typ host"));
            return null;
        });

        assertThat(session.peer.collectStats(report -> {})).isFalse();
    }

    @Test
    void reportsInFlightSurviveTheEndOfTheirPeer() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger delivered = new AtomicInteger();
        Thread hammer = new Thread(() -> {
            while (going.get()) {
                engine.peers().forEach(peer -> peer.collectStats(report -> delivered.incrementAndGet()));
            }
        });
        hammer.start();
        for (int i = 0; i < 5; i++) {
            Session session = new Session();
            await().atMost(10, SECONDS).until(session.viewer::isConnected);
            onSignaling(() -> {
                session.peer.close();
                return null;
            });
        }
        going.set(false);
        hammer.join();

        assertThat(delivered).hasPositiveValue();
        assertThat(engine.peers()).isEmpty();
    }

    @Test
    void anOfferThatIsNoneIsRefusedWithItsReason() throws Exception {
        Peer peer = onSignaling(() -> engine.open(PeerConfig.open(List.of()), new Ignoring()));

        assertThatThrownBy(() -> onSignaling(() -> peer.answer("v=0 and nonsense"))
                        .toCompletableFuture()
                        .get(5, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(NegotiationException.class)
                .rootCause()
                .hasMessageContaining("offer");
    }

    @Test
    void aMalformedCandidateIsRefusedAndTheSessionGoesOn() throws Exception {
        Session session = new Session();
        await().atMost(10, SECONDS).until(() -> session.viewer.frames() > 0);

        assertThatThrownBy(() -> onSignaling(() -> {
                    session.peer.addCandidate(new IceCandidate("0", 0, "no candidate"));
                    return null;
                }))
                .hasCauseInstanceOf(NegotiationException.class);

        int before = session.viewer.frames();
        await().until(() -> session.viewer.frames() > before);
    }

    @Test
    void candidatesBeforeTheOfferAreKeptToABound() throws Exception {
        Peer peer = onSignaling(() -> engine.open(PeerConfig.open(List.of()), new Ignoring()));
        IceCandidate candidate = new IceCandidate("0", 0, "candidate:1 1 udp 1 192.0.2.1 1 typ host");

        onSignaling(() -> {
            for (int i = 0; i < 100; i++) {
                peer.addCandidate(candidate);
            }
            return null;
        });

        assertThatThrownBy(() -> onSignaling(() -> {
                    peer.addCandidate(candidate);
                    return null;
                }))
                .hasCauseInstanceOf(NegotiationException.class);
    }

    private <T> T onSignaling(Callable<T> task) throws Exception {
        return signaling.submit(task).get(10, TimeUnit.SECONDS);
    }

    /** A viewer that is connected to a peer of the engine's, by hand. */
    private final class Session implements PeerObserver {

        final TestViewer viewer = new TestViewer();
        final List<IceState> states = new CopyOnWriteArrayList<>();
        final List<DataLink> links = new CopyOnWriteArrayList<>();
        final List<DataLink> closedLinks = new CopyOnWriteArrayList<>();
        final Peer peer;

        Session() throws Exception {
            viewers.add(viewer);
            String offer = viewer.offer();
            peer = onSignaling(() -> engine.open(PeerConfig.open(List.of()), this));
            String answer =
                    onSignaling(() -> peer.answer(offer)).toCompletableFuture().get(5, SECONDS);
            viewer.answer(answer);
            await().atMost(10, SECONDS).until(() -> {
                List<IceCandidate> candidates = viewer.takeCandidates();
                onSignaling(() -> {
                    candidates.forEach(peer::addCandidate);
                    return null;
                });
                return viewer.isConnected();
            });
        }

        @Override
        public void onCandidate(IceCandidate candidate) {
            viewer.addCandidate(candidate);
        }

        @Override
        public void onState(IceState state) {
            states.add(state);
        }

        @Override
        public void onDataLink(DataLink channel) {
            links.add(channel);
        }

        @Override
        public void onDataLinkClosed(DataLink channel) {
            closedLinks.add(channel);
        }

        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {
            channel.send(payload, binary);
        }
    }

    private static final class Ignoring implements PeerObserver {

        @Override
        public void onCandidate(IceCandidate candidate) {}

        @Override
        public void onState(IceState state) {}

        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {}
    }
}

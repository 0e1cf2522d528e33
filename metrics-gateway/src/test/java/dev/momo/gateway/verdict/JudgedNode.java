package dev.momo.gateway.verdict;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.Derivation;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.TestNode;
import dev.momo.stats.v1.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node with a camera, one sample a second, and what is said of it. */
final class JudgedNode {

    static final Duration SECOND = Duration.ofSeconds(1);

    final FakeTime time = new FakeTime();
    final Camera camera = new Camera();
    final List<Assessment> heard = new ArrayList<>();
    final Verdicts verdicts = new Verdicts(Thresholds.defaults(), SECOND, List.of(new AssessmentListener() {
        @Override
        public void assessed(NodeSession session, Assessment assessment) {
            heard.add(assessment);
        }

        @Override
        public void left(NodeSession session) {}
    }));
    private final TestNode node = new TestNode(time, new Derivation(List.of(verdicts)));

    /** One second later this is sampled. */
    void send(ConnectionSnapshot... connections) {
        time.pass(SECOND);
        node.send(connections);
    }

    void send(Report report) {
        send(TestNode.connection("c1", report));
    }

    /** Of as many seconds of the camera as it is set. */
    Verdict after(int samples) {
        for (int i = 0; i < samples; i++) {
            send(camera.after(SECOND));
        }
        return verdict();
    }

    void leave() {
        node.leave();
    }

    Verdict verdict() {
        Assessment latest = verdicts.latest("cam").orElseThrow();
        return latest.verdict(latest.connections().get(0), time.nanos());
    }

    List<String> codes() {
        return verdict().reasons().stream().map(Reason::code).toList();
    }

    Reason reason(String code) {
        return verdict().reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}

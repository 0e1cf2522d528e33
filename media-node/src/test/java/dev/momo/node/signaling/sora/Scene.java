package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/** The servers and nodes of a test, ended in the reverse order. */
final class Scene implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    SoraServer server() {
        return server(SoraSettings.defaults());
    }

    SoraServer server(SoraSettings settings) {
        SoraServer server = SoraServer.start(settings);
        open.push(server);
        return server;
    }

    /** Films and hears, and decodes what it is sent; connects at once. */
    TestNode join(SoraServer server, Configs config) {
        return join(TestEngine.decoding(), config.urls(server.url()));
    }

    /** Has nothing to send; connects at once. */
    TestNode watch(SoraServer server, Configs config) {
        return join(TestEngine.listening(), config.urls(server.url()));
    }

    TestNode join(TestEngine engine, Configs config) {
        TestNode node = node(engine, config);
        node.connect();
        return node;
    }

    TestNode node(TestEngine engine, Configs config) {
        return node(engine, config, TestNode.QUICK);
    }

    TestNode node(TestEngine engine, Configs config, Bounds bounds) {
        TestNode node = new TestNode(engine, config, bounds);
        open.push(node);
        return node;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}

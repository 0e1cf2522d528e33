package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.system.NodeProcess;
import java.net.URI;
import java.util.Map;

/** The node with its fake device, watched on its own page. */
final class NodeSending implements Sending {

    private final NodeProcess node;

    NodeSending(String codec, Priority priority, Browser viewer, String address) {
        node = NodeProcess.start(
                Map.of(),
                "--resolution",
                Sender.WIDTH + "x" + Sender.HEIGHT,
                "--framerate",
                Integer.toString(Sender.FRAMERATE),
                "--priority",
                priority.name(),
                "p2p",
                "--port",
                "0");
        try {
            viewer.drive(
                    URI.create("http://" + address + ":" + node.port() + "/html/p2p.html?autoconnect&codec=" + codec));
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    @Override
    public double secondsShortOfCpu() {
        return Double.NaN;
    }

    @Override
    public void close() {
        node.close();
    }
}

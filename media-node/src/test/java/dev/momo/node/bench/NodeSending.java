package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.system.NodeProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The node, watched on its own page. */
final class NodeSending implements Sending {

    private final NodeProcess node;

    /** @param source the options that say of what the pictures are */
    NodeSending(Map<String, String> environment, List<String> source, Asked asked, Browser viewer, String address) {
        List<String> arguments = new ArrayList<>(source);
        arguments.addAll(List.of(
                "--resolution",
                Sender.WIDTH + "x" + Sender.HEIGHT,
                "--framerate",
                Integer.toString(Sender.FRAMERATE),
                "--priority",
                asked.priority().name(),
                "p2p",
                "--port",
                "0"));
        node = NodeProcess.plain(environment, arguments.toArray(String[]::new));
        try {
            String page = "http://" + address + ":" + node.port() + "/html/p2p.html?autoconnect&codec=" + asked.codec();
            viewer.drive(URI.create(asked.lipSync() ? page + "&lipsync" : page));
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    @Override
    public void close() {
        node.close();
    }
}

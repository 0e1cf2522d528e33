package dev.momo.gateway.choice;

import dev.momo.gateway.http.Problem;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.node.Nodes;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which node a request is about, or the problem with it. */
@Singleton
public class NodeChoice {

    /** As many ids as a person reads. */
    private static final int MAX_LISTED = 20;

    private final Nodes nodes;

    NodeChoice(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The node of that id, or the only one connected. */
    public NodeSession choose(Optional<String> id) {
        return id.isPresent() ? named(id.get()) : only();
    }

    /**
     * The id of the node of that id, or of the only one connected; one that left will do as long as something of it is
     * kept, and without an id where nothing else is.
     */
    public String chooseKept(Optional<String> id, Set<String> kept) {
        if (id.isPresent() && kept.contains(id.get())) {
            return id.get();
        }
        boolean nobody = nodes.all().stream().noneMatch(NodeSnapshot::connected);
        if (id.isEmpty() && nobody && kept.size() == 1) {
            return kept.iterator().next();
        }
        return choose(id).identity().id();
    }

    /** The node of that id, connected or gone. */
    public NodeSnapshot known(String id) {
        return nodes.find(id).orElseThrow(() -> unknown(id).asException());
    }

    private Problem unknown(String id) {
        return Problem.notFound("No node has the id '" + id + "'; " + known(nodes.all()) + ".");
    }

    private NodeSession named(String id) {
        return nodes.session(id).orElseThrow(() -> nodes.find(id)
                .map(NodeChoice::gone)
                .orElseGet(() -> unknown(id))
                .asException());
    }

    private NodeSession only() {
        List<NodeSnapshot> all = nodes.all();
        List<NodeSnapshot> connected =
                all.stream().filter(NodeSnapshot::connected).toList();
        if (connected.size() > 1) {
            throw Problem.badRequest(connected.size() + " nodes are connected: name one with ?node=; they are "
                            + list(connected, NodeChoice::id) + ".")
                    .asException();
        }
        if (connected.isEmpty()) {
            throw none(all).asException();
        }
        return named(connected.get(0).identity().id());
    }

    private static Problem none(List<NodeSnapshot> gone) {
        if (gone.isEmpty()) {
            return Problem.unavailable("No node has connected yet; start a media-node with --gateway and the address"
                    + " and token of this gateway's feed.");
        }
        if (gone.size() == 1) {
            return gone(gone.get(0));
        }
        return Problem.unavailable(
                "No node is connected; last seen were " + list(gone, node -> id(node) + " at " + lastSeen(node)) + ".");
    }

    private static Problem gone(NodeSnapshot node) {
        return Problem.unavailable(
                "Node " + id(node) + " is not connected; it was last seen at " + lastSeen(node) + ".");
    }

    /** The problem with a node whose sample did not come, for the reason given. */
    public Problem withoutSample(NodeSession session, String reason) {
        return nodes.find(session.identity().id())
                .map(node -> Problem.unavailable(
                        "Node " + id(node) + " " + reason + "; it was last seen at " + lastSeen(node) + "."))
                .orElseGet(
                        () -> Problem.unavailable("Node '" + session.identity().id() + "' " + reason + "."));
    }

    private static String known(List<NodeSnapshot> all) {
        return all.isEmpty() ? "none has connected yet" : "known are " + list(all, NodeChoice::id);
    }

    private static String list(List<NodeSnapshot> nodes, Function<NodeSnapshot, String> text) {
        String listed = nodes.stream().limit(MAX_LISTED).map(text).collect(Collectors.joining(", "));
        return nodes.size() <= MAX_LISTED ? listed : listed + " and " + (nodes.size() - MAX_LISTED) + " more";
    }

    private static String id(NodeSnapshot node) {
        return "'" + node.identity().id() + "'";
    }

    private static String lastSeen(NodeSnapshot node) {
        return node.lastSeen().truncatedTo(ChronoUnit.SECONDS) + ", "
                + node.silence().toSeconds() + " s ago";
    }
}

package dev.momo.node.testing.sora;

import dev.momo.node.testing.server.Loop;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all members of a server have in common. On the server's thread, but for what says otherwise. */
final class Premises implements AutoCloseable {

    final SoraSettings settings;
    final Loop loop = new Loop();
    final Handover handover = new Handover(loop);
    /** Safe for use by several threads. */
    final Recording recording = new Recording();
    /** Safe for use by several threads. */
    final Tone tone = new Tone();

    private final Set<Member> members = new LinkedHashSet<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private Welcome welcome = Welcome.FRIENDLY;

    Premises(SoraSettings settings) {
        this.settings = settings;
    }

    Welcome welcome() {
        return welcome;
    }

    void welcome(Welcome welcome) {
        this.welcome = welcome;
    }

    Channel channel(String id) {
        return channels.computeIfAbsent(id, Channel::new);
    }

    /** Is in here from the making to the closing of its peer connection. */
    void add(Member member) {
        members.add(member);
    }

    void remove(Member member) {
        members.remove(member);
    }

    /** Ends all media. */
    void evict() {
        List.copyOf(members).forEach(Member::leave);
        channels.values().forEach(Channel::close);
    }

    /** From any other thread, when nothing of the server is in use any more. */
    @Override
    public void close() {
        loop.stop();
        tone.close();
    }
}

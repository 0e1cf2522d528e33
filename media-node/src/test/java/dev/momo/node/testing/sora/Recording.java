package dev.momo.node.testing.sora;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened so far; read by tests while it goes on. */
final class Recording {

    private final List<Received> messages = new CopyOnWriteArrayList<>();
    private final List<SoraMember> members = new CopyOnWriteArrayList<>();

    void add(Received message) {
        messages.add(message);
    }

    void add(SoraMember member) {
        members.add(member);
    }

    List<Received> messages() {
        return List.copyOf(messages);
    }

    List<Received> messages(String type) {
        return messages.stream().filter(message -> message.type().equals(type)).toList();
    }

    /** Everybody who ever sent {@code connect}, in that order. */
    List<SoraMember> members() {
        return List.copyOf(members);
    }
}

package dev.momo.node.testing.ayame;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened so far; read by tests while it goes on. */
final class Recording {

    private final List<Received> messages = new CopyOnWriteArrayList<>();

    void add(Received message) {
        messages.add(message);
    }

    List<Received> messages() {
        return List.copyOf(messages);
    }

    List<Received> messages(String type) {
        return messages.stream().filter(message -> message.type().equals(type)).toList();
    }
}

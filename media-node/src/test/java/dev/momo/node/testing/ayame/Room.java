package dev.momo.node.testing.ayame;

import java.util.ArrayList;
import java.util.List;

/** Has room for two. When one of them leaves it is over for both. */
final class Room {

    private static final int SIZE = 2;

    private final List<Member> members = new ArrayList<>(SIZE);
    private final Runnable onEnd;

    Room(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    boolean isFull() {
        return members.size() == SIZE;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    void enter(Member member) {
        members.add(member);
    }

    void forward(Member sender, String text) {
        members.stream().filter(member -> member != sender).forEach(member -> member.send(text));
    }

    void end() {
        if (isEmpty()) {
            return;
        }
        List<Member> left = List.copyOf(members);
        members.clear();
        onEnd.run();
        left.forEach(Member::bye);
    }
}

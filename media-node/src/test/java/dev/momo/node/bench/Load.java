package dev.momo.node.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How busy the whole machine is between two looks: figures of a busy machine say little about the link. */
final class Load {

    private long idle;
    private long all;

    Load() throws IOException {
        idlePercent();
    }

    /** Of all processors since the last call. */
    double idlePercent() throws IOException {
        // cpu, user, nice, system, idle, iowait, …
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
        long idleNow = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
        long allNow = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).sum();
        double percent = 100.0 * (idleNow - idle) / Math.max(1, allNow - all);
        idle = idleNow;
        all = allNow;
        return percent;
    }
}

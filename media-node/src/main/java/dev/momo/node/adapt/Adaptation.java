package dev.momo.node.adapt;

import java.util.List;

/**
 * Decides for one stream of pictures. Fed about ten times a second. One thread.
 *
 * <p>Down at once where the link has broken down, and by one step where pictures are poor or missing; up where the link
 * would carry more in pictures that are not poor. A step up that had to be taken back is not tried again soon.
 *
 * <p>libwebrtc's estimate of the link grows by about 8 % a second. It looks for more only where more may be sent all at
 * once by a sender that uses little of the estimate, so now and then the bit rate is limited for a moment.
 */
public final class Adaptation {

    private static final long SECOND = 1_000_000_000;

    private static final long WINDOW = 2 * SECOND;

    /** Seconds after which the rates of the last second are known. */
    private static final double KNOWN = 0.7;

    /** Rule of thumb: bits for pictures of the same quality grow with their pixels to this power. */
    private static final double SIZE_EXPONENT = 0.75;

    /** Until what waits in the link's queue has passed: the first small picture then does at once. */
    private static final long PAUSE = SECOND / 5;

    /** Part of the first target after a breakdown: half a second later it is that. */
    private static final double BELIEVED = 0.5;

    /** After a step the first picture, a key picture, waits as well. */
    private static final long FIRST_PICTURE = PAUSE + 3 * SECOND / 2;

    /** Parts of the target that one step up may need, and several: the further, the less is known. */
    private static final double NEXT = 0.95;

    private static final double FAR = 0.75;
    private static final int FARTHEST = 3;

    private final Priority priority;
    private final List<Step> steps;
    private final Ceiling ceiling = new Ceiling();
    private final Trial trial = new Trial(ceiling);
    private final Probe probe = new Probe(ceiling, trial);
    private final Settling settling = new Settling();
    private final Staleness staleness = new Staleness();
    private final Window lately = new Window(SECOND);
    private final Window window = new Window(WINDOW);
    private final Window usual = new Window(5 * SECOND);
    private final Overuse overuse = new Overuse(lately, usual, trial);
    private int at;
    private Reason reason = Reason.NONE;
    private long changedAt;
    private long pausedUntil;

    /** What all pictures would have needed, as coarse as is tolerated, when the link broke down, bit/s. */
    private double needed;

    private long hold = Hold.LEAST;
    private double raisedTo;
    private double failedAt;
    private boolean raised;
    /** Whether the link has ever limited the pictures. */
    private boolean narrow;

    private long allowed = Long.MAX_VALUE;
    private int framerate;

    /** The times between two steps up. */
    private static final class Hold {
        static final long LEAST = 2 * SECOND;
        static final long MOST = 60 * SECOND;
        /** A step up that lasted this long was right. */
        static final long PROVEN = 10 * SECOND;
    }

    public Adaptation(Priority priority, int width, int height, int framerate) {
        this.priority = priority;
        this.steps = Ladder.of(priority, width, height, framerate).steps();
    }

    /** Sets what the pictures may use at most, bit/s, however much the link carries. */
    public void allow(long bitrate) {
        allowed = bitrate;
    }

    /** The decision until the next figures. */
    public Decision next(Figures figures) {
        if (changedAt == 0) {
            changedAt = figures.nanos();
        }
        lately.add(figures);
        window.add(figures);
        usual.add(figures);
        if (lately.seconds() >= 0.5) {
            framerate = (int) Math.round(lately.framerate());
        }
        if (figures.targetBitrate() == 0) {
            // Nothing is sent, for a reason of its own.
            restart();
        }
        long age = figures.nanos() - changedAt;
        if (raised && age > Hold.PROVEN) {
            raised = false;
            hold = Hold.LEAST;
        }
        ceiling.see(figures.nanos(), figures.availableBitrate());
        if (narrow && !probe.isBusy()) {
            trial.guard(figures);
        }
        if (figures.nanos() < pausedUntil) {
            restart();
            // The target goes on falling for a while.
            at = fitting(at, figures.targetBitrate());
            return new Decision(steps.get(at), reason, true, Probe.NONE, false);
        }
        decide(figures, age);
        double used = lately.seconds() >= KNOWN ? lately.bitrate() : 0;
        trial.next(figures, used, allowed);
        if (probe.next(figures, isMoreWanted(figures, used))) {
            window.restart();
        }
        long limit = Math.min(limit(), settling.limit(figures.nanos()));
        boolean limited = at > 0 && reason == Reason.BANDWIDTH;
        return new Decision(
                steps.get(at),
                at == 0 ? Reason.NONE : reason,
                figures.nanos() < pausedUntil,
                limit,
                limited && staleness.isStale(figures, limit));
    }

    private void decide(Figures figures, long age) {
        if (lately.seconds() < KNOWN) {
            return;
        }
        boolean canGoDown = at < steps.size() - 1;
        boolean linkMayBeToBlame = canGoDown && !isOfOurMaking(figures);
        boolean hasBegun = age > FIRST_PICTURE;
        if (linkMayBeToBlame && (at == 0 || hasBegun) && overuse.isBreakdown(figures, at == 0, raised)) {
            pausedUntil = figures.nanos() + PAUSE;
            needed = needed(0, lately, figures);
            change(fitting(at + 1, BELIEVED * figures.targetBitrate()), Reason.BANDWIDTH, figures);
            endTrials();
            ceiling.restart(figures.nanos(), figures.availableBitrate());
        } else if (linkMayBeToBlame && (at > 0 || raised) && hasBegun && overuse.isTooMuch(figures)) {
            change(at + 1, Reason.BANDWIDTH, figures);
            endTrials();
        } else if (!probe.isBusy()) {
            if (canGoDown && isOverloaded(age)) {
                change(at + 1, Reason.CPU, figures);
            } else if (linkMayBeToBlame && isPoor(figures, age)) {
                change(at + 1, Reason.BANDWIDTH, figures);
            } else if (at > 0 && age >= hold(figures)) {
                change(higher(figures), reason, figures);
            }
        }
    }

    private void endTrials() {
        probe.end();
        trial.end();
    }

    /** What trials allow, bit/s. */
    private long limit() {
        return Math.min(probe.limit(), trial.limit());
    }

    /** Unless there is room already, or more is not allowed. */
    private boolean isMoreWanted(Figures figures, double used) {
        return at > 0
                && reason == Reason.BANDWIDTH
                && figures.targetBitrate() < 2 * used
                && figures.targetBitrate() < 0.95 * allowed;
    }

    /** Pictures encoded in the last second. */
    public int framerate() {
        return framerate;
    }

    /** Whether a trial is what limits the encoder. */
    private boolean isOfOurMaking(Figures figures) {
        return limit() != Probe.NONE && figures.targetBitrate() >= 0.6 * limit();
    }

    /**
     * The first step from this one on that a target carries of what broke the link down, but none with less than a third
     * of the pictures: beyond that it is the encoder that leaves out what it must.
     */
    private int fitting(int from, double target) {
        int to = from;
        while (target > 0
                && to < steps.size() - 1
                && needed * share(0, to) > target
                && 3 * steps.get(to).framerate() > steps.get(0).framerate()) {
            to++;
        }
        return to;
    }

    /** What pictures of a step would need that are as coarse as is tolerated, bit/s. */
    private double needed(int step, Window measured, Figures figures) {
        double share = Quantisers.of(figures.codec()).share(measured.quantiser(), priority);
        return share * measured.bitrate() * share(at, step);
    }

    /** What pictures of a step need of what those of another do, if they are as coarse. */
    private double share(int of, int step) {
        return Math.pow(steps.get(step).cost() / steps.get(of).cost(), SIZE_EXPONENT);
    }

    private boolean isPoor(Figures figures, long age) {
        if (age < WINDOW || window.seconds() < 1.5) {
            return false;
        }
        boolean missing = window.framerate() < 0.6 * window.offered();
        // Where the size is what counts pictures are as coarse as the encoder makes them.
        boolean coarse = age >= 2 * WINDOW
                && priority != Priority.RESOLUTION
                && window.quantiser() > Quantisers.of(figures.codec()).bad();
        return missing || coarse;
    }

    /** As libwebrtc has it: encoding takes more than 85 % of the time. */
    private boolean isOverloaded(long age) {
        return age >= WINDOW && window.seconds() >= 1.5 && window.encodeTime() * window.offered() > 0.85;
    }

    private long hold(Figures figures) {
        return trial.believed(figures) > 1.5 * failedAt ? Hold.LEAST : hold;
    }

    /**
     * The next step up if the link would carry it; more where it clearly would, or where only the frame rate changes,
     * which costs no key picture.
     */
    private int higher(Figures figures) {
        // A little over its target is what an encoder is now and then.
        boolean keepsUp =
                window.framerate() >= 0.85 * window.offered() && window.bitrate() < 1.1 * figures.targetBitrate();
        if (window.seconds() < 1.5 || window.framerate() == 0 || !keepsUp) {
            return at;
        }
        int to = at;
        double believed = trial.believed(figures);
        boolean clearly = believed > 4 * window.bitrate();
        for (int next = at - 1; next >= Math.max(0, at - FARTHEST); next--) {
            boolean isNext = next == at - 1;
            boolean isNear = isNext || steps.get(next).isOfSizeOf(steps.get(at)) || clearly && next == at - 2;
            double ratio = steps.get(next).cost() / steps.get(at).cost();
            double busy = window.encodeTime() * window.offered() * ratio;
            double carried = (isNext ? NEXT : FAR) * believed;
            boolean gentle =
                    2 * steps.get(next).framerate() <= 3 * steps.get(at).framerate();
            if (isNear && (gentle || isNext) && needed(next, window, figures) < carried && busy < 0.6) {
                to = next;
            }
        }
        return to;
    }

    private void change(int to, Reason why, Figures figures) {
        if (to == at) {
            return;
        }
        if (to < at) {
            raised = true;
            raisedTo = trial.believed(figures);
            settling.begin(figures.nanos(), steps.get(at), steps.get(to), figures.targetBitrate());
        } else if (raised) {
            // Taken back.
            raised = false;
            hold = Math.min(2 * hold, Hold.MOST);
            failedAt = raisedTo;
        }
        narrow |= why == Reason.BANDWIDTH;
        at = to;
        reason = why;
        changedAt = figures.nanos();
        restart();
    }

    /** What is measured from now on is of something else. */
    private void restart() {
        window.restart();
        lately.restart();
        usual.restart();
    }
}

package dev.momo.gateway.health;

import dev.momo.gateway.feed.FeedServer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready while nodes and readers can connect. A gateway without nodes is ready, or nothing could ever connect. */
@org.eclipse.microprofile.health.Readiness
class Readiness implements HealthCheck {

    private final FeedServer feed;

    Readiness(FeedServer feed) {
        this.feed = feed;
    }

    /** HTTP listens whenever this is asked: both HTTP servers open together and after the feed. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed").status(feed.isServing()).build();
    }
}

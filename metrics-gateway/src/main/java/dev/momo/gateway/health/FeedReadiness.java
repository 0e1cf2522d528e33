package dev.momo.gateway.health;

import dev.momo.gateway.feed.FeedServer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while nodes and readers can connect. A gateway without nodes is ready, or nothing could ever connect. */
@Readiness
class FeedReadiness implements HealthCheck {

    private final FeedServer feed;

    FeedReadiness(FeedServer feed) {
        this.feed = feed;
    }

    /** HTTP listens whenever this is asked: both HTTP servers open together and after the feed. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed").status(feed.isServing()).build();
    }
}

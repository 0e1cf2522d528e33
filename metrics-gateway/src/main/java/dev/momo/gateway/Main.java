package dev.momo.gateway;

import dev.momo.gateway.config.SettingException;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.process.ParentPipe;
import dev.momo.gateway.process.Ports;
import dev.momo.gateway.process.Signals;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;

/** Checks the settings before anything starts, starts Quarkus, and waits for the end. */
@QuarkusMain
public class Main implements QuarkusApplication {

    private final Settings settings;
    private final FeedServer feed;
    private final ValueRegistry registry;

    Main(Settings settings, FeedServer feed, ValueRegistry registry) {
        this.settings = settings;
        this.feed = feed;
        this.registry = registry;
    }

    public static void main(String... args) {
        if (args.length > 0) {
            fail("'" + args[0] + "' is not understood: the gateway takes no arguments, but environment variables; see"
                    + " metrics-gateway/README.md");
        }
        Signals.handle();
        try {
            Settings settings = Settings.read(System::getenv);
            QuarkusSettings.of(settings).forEach(System::setProperty);
            Quarkus.run(Main.class, (code, failure) -> end(code, failure, settings), args);
        } catch (SettingException e) {
            fail(e.getMessage());
        }
    }

    @Override
    public int run(String... args) {
        if (settings.parentPipe()) {
            ParentPipe.ofProcess().open(ports());
        }
        Quarkus.waitForExit();
        return 0;
    }

    private Ports ports() {
        HttpServer http = registry.get(HttpServer.HTTP_SERVER);
        // Of the management interface Quarkus knows only a port that the system chose.
        int management = settings.management().port();
        return new Ports(http.getPort(), feed.port(), management == 0 ? http.getManagementPort() : management);
    }

    private static void end(int code, Throwable failure, Settings settings) {
        if (failure != null) {
            StartFailure.message(failure, settings).ifPresentOrElse(System.err::println, failure::printStackTrace);
        }
        System.exit(code);
    }

    private static void fail(String message) {
        System.err.println("metrics-gateway: " + message);
        System.exit(1);
    }
}

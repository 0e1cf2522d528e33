package dev.momo.gateway.config;

import io.smallrye.config.Expressions;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Hands the settings to whoever is told something by them. */
@Singleton
final class SettingsProducer {

    private SettingsProducer() {}

    @Produces
    @Singleton
    static Settings settings(Config config) {
        SmallRyeConfig variables = config.unwrap(SmallRyeConfig.class);
        // A token may contain "${", which is not an expression.
        return Expressions.withoutExpansion(() -> Settings.read(variables::getRawValue));
    }
}

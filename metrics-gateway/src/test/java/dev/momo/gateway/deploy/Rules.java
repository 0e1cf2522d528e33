package dev.momo.gateway.deploy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that is asked of objects that are applied together. */
final class Rules {

    private final Documentation documentation;

    Rules(Documentation documentation) {
        this.documentation = documentation;
    }

    /**
     * @param privileged containers that may be
     * @return what is wrong, each with the object's name
     */
    List<String> problems(Manifests manifests, Set<String> privileged) {
        return Stream.of(
                        ApiRules.problems(manifests),
                        ReferenceRules.problems(manifests),
                        HardeningRules.problems(manifests, privileged),
                        SettingRules.problems(manifests, documentation))
                .flatMap(problems -> problems)
                .toList();
    }
}

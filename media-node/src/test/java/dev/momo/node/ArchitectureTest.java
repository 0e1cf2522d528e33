package dev.momo.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages, as docs and design draw them. */
@AnalyzeClasses(packages = "dev.momo.node", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("dev.momo.node.cli..")
            .layer("signaling")
            .definedBy("dev.momo.node.signaling..")
            .layer("bridge")
            .definedBy("dev.momo.node.bridge")
            .layer("rtc")
            .definedBy("dev.momo.node.rtc")
            .layer("adapt")
            .definedBy("dev.momo.node.adapt")
            .layer("device")
            .definedBy("dev.momo.node.device..")
            .layer("stats")
            .definedBy("dev.momo.node.stats")
            .layer("feed")
            .definedBy("dev.momo.node.feed")
            .layer("pair")
            .definedBy("dev.momo.node.pair")
            .layer("about")
            .definedBy("dev.momo.node.about")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("signaling")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("rtc")
            .mayOnlyBeAccessedByLayers("cli", "signaling", "bridge", "stats")
            .whereLayer("bridge")
            .mayOnlyBeAccessedByLayers("cli", "signaling")
            .whereLayer("adapt")
            .mayOnlyBeAccessedByLayers("cli", "rtc", "stats")
            .whereLayer("adapt")
            .mayNotAccessAnyLayer()
            .whereLayer("device")
            .mayOnlyBeAccessedByLayers("cli", "bridge", "rtc")
            .whereLayer("stats")
            .mayOnlyBeAccessedByLayers("cli", "feed")
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("pair")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("about")
            .mayOnlyBeAccessedByLayers("cli");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.momo.node.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEBRTC_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.momo.node.rtc", "dev.momo.node.device..", "dev.momo.node.stats")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.onvoid.webrtc..");

    @ArchTest
    static final ArchRule ONLY_THE_FEED_SPEAKS_GRPC = noClasses()
            .that()
            .resideOutsideOfPackage("dev.momo.node.feed")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.grpc..");

    @ArchTest
    static final ArchRule ONLY_DEVICES_ASK_THE_SYSTEM = noClasses()
            .that()
            .resideOutsideOfPackage("dev.momo.node.device..")
            .and()
            // Mends a clock of webrtc-java's in place.
            .doNotHaveSimpleName("CaptureClock")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "com.fazecast..", "dev.momo.node.device.os");

    @ArchTest
    static final ArchRule NO_KIND_OF_DEVICE_KNOWS_ANOTHER = slices().matching(
                    "dev.momo.node.device.(camera|screen|sound|serial|fake)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule NO_PROTOCOL_KNOWS_ANOTHER = slices().matching("dev.momo.node.signaling.(p2p|ayame|sora)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that(HasName.Predicates.nameMatching(".*\\.package-info"))
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");
}

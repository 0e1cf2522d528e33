package dev.momo.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages: from the feed inwards, and from the ways out to what is known. */
@AnalyzeClasses(packages = "dev.momo.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.momo.gateway..")
            .layer("start")
            .definedBy("dev.momo.gateway")
            .layer("feed")
            .definedBy("..feed..")
            .layer("json")
            .definedBy("..json..")
            .layer("metrics")
            .definedBy("..gateway.metrics..")
            .layer("prometheus")
            .definedBy("..gateway.prometheus..")
            .layer("health")
            .definedBy("..health..")
            .layer("process")
            .definedBy("..process..")
            .layer("http")
            .definedBy("..gateway.http..")
            .layer("demand")
            .definedBy("..demand..")
            .layer("node")
            .definedBy("..gateway.node..")
            .layer("choice")
            .definedBy("..choice..")
            .layer("rendition")
            .definedBy("..rendition..")
            .layer("derive")
            .definedBy("..gateway.derive..")
            .layer("verdict")
            .definedBy("..gateway.verdict..")
            .layer("history")
            .definedBy("..gateway.history..")
            .layer("fleet")
            .definedBy("..gateway.fleet..")
            .layer("events")
            .definedBy("..gateway.events..")
            .layer("web")
            .definedBy("..gateway.web..")
            .layer("openapi")
            .definedBy("..gateway.openapi..")
            .layer("config")
            .definedBy("..config..")
            .layer("time")
            .definedBy("..time..")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("start")
            .mayOnlyAccessLayers("config", "feed", "process")
            .whereLayer("feed")
            .mayOnlyAccessLayers("config", "time", "node", "demand")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("json", "prometheus", "node", "http")
            .whereLayer("prometheus")
            .mayOnlyAccessLayers("node", "config", "time")
            .whereLayer("json")
            .mayOnlyAccessLayers("node", "demand", "http", "choice", "rendition")
            .whereLayer("health")
            .mayOnlyAccessLayers("node", "feed", "time")
            .whereLayer("demand")
            .mayOnlyAccessLayers("node", "config", "time")
            .whereLayer("node")
            .mayOnlyAccessLayers("config", "time")
            .whereLayer("derive")
            .mayOnlyAccessLayers("node")
            .whereLayer("verdict")
            .mayOnlyAccessLayers("derive", "node", "config")
            .whereLayer("choice")
            .mayOnlyAccessLayers("node", "http")
            .whereLayer("rendition")
            .mayOnlyAccessLayers("verdict", "derive", "node", "http", "time")
            .whereLayer("events")
            .mayOnlyAccessLayers(
                    "rendition", "verdict", "demand", "choice", "node", "http", "config", "time", "process")
            .whereLayer("fleet")
            .mayOnlyAccessLayers("rendition", "choice", "node", "http", "time")
            .whereLayer("history")
            .mayOnlyAccessLayers("verdict", "derive", "node", "choice", "http", "config", "time")
            .whereLayer("http")
            .mayOnlyAccessLayers("config")
            .whereLayer("web")
            .mayOnlyAccessLayers("http")
            .whereLayer("openapi")
            .mayOnlyAccessLayers("http")
            .whereLayer("process")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.momo.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_FEED_KNOWS_GRPC = noClasses()
            .that()
            .resideOutsideOfPackage("..feed..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.grpc..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith("StatsFeedGrpc")));

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_WRITES_EXPOSITIONS = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.prometheus..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.prometheus.."));

    @ArchTest
    static final ArchRule ONLY_RENDITION_WRITES_REPORTS = noClasses()
            .that()
            .resideOutsideOfPackage("..rendition..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.momo.stats.json.."));
}

package io.dianan.testkit.house;

import java.util.List;
import java.util.stream.Stream;

/** One fault for each rule. Annotations of libraries that testkit lacks are planted along. */
final class Plantings {
    private static final String ANNOTATION =
            "import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface ";

    private Plantings() {}

    static Stream<Planting> all() {
        return Stream.of(imports(), licences(), furtherLicences(), classes(), sources(), tests())
                .flatMap(List::stream);
    }

    private static List<Planting> imports() {
        return List.of(
                Planting.of(
                        "modules-import-one-way",
                        "tenant",
                        m ->
                                m.main(
                                                "io.dianan.device.circuit.Circuit",
                                                "public class Circuit {}")
                                        .main(
                                                "io.dianan.platform.page.Page",
                                                "public class Page {}")
                                        .main(
                                                "io.dianan.tenant.site.Allowed",
                                                "class Allowed { io.dianan.platform.page.Page page; }")
                                        .main(
                                                "io.dianan.tenant.site.Spy",
                                                "class Spy { io.dianan.device.circuit.Circuit[] seen; }"),
                        "io.dianan.tenant.site.Spy"),
                Planting.of(
                        "rooms-form-no-ring",
                        "tenant",
                        m ->
                                m.main(
                                                "io.dianan.tenant.site.Site",
                                                "public class Site { io.dianan.tenant.region.Region in; }")
                                        .main(
                                                "io.dianan.tenant.region.Region",
                                                "public class Region { io.dianan.tenant.site.Site first; }")
                                        .main(
                                                "io.dianan.tenant.provider.Provider",
                                                "class Provider { io.dianan.tenant.site.Site at; }"),
                        "io.dianan.tenant"));
    }

    private static List<Planting> licences() {
        return List.of(
                Planting.of(
                        "only-stores-touch-the-database",
                        "tenant",
                        m ->
                                m.main("jakarta.persistence.Entity", ANNOTATION + "Entity {}")
                                        .main("jakarta.persistence.Id", ANNOTATION + "Id {}")
                                        .main(
                                                "io.dianan.tenant.site.SiteRecord",
                                                "@jakarta.persistence.Entity class SiteRecord {"
                                                        + " @jakarta.persistence.Id long id; }")
                                        .main(
                                                "io.dianan.tenant.site.SiteStore",
                                                "class SiteStore { java.sql.Connection c;"
                                                        + " class Row { java.sql.ResultSet r; } }")
                                        .main(
                                                "io.dianan.tenant.site.OpenSite",
                                                "class OpenSite { javax.sql.DataSource data; }"),
                        "io.dianan.tenant.site.OpenSite"),
                Planting.of(
                        "only-resources-speak-http",
                        "platform",
                        m ->
                                m.main("jakarta.ws.rs.Path", ANNOTATION + "Path {}")
                                        .main(
                                                "io.dianan.platform.page.PageResource",
                                                "@jakarta.ws.rs.Path class PageResource {}")
                                        .main(
                                                "io.dianan.platform.page.Page",
                                                "@jakarta.ws.rs.Path class Page {}"),
                        "io.dianan.platform.page.Page"),
                Planting.of(
                        "only-inbox-outbox-publisher-message",
                        "device",
                        m ->
                                m.main(
                                                "io.smallrye.reactive.messaging.MutinyEmitter",
                                                "public interface MutinyEmitter {}")
                                        .main(
                                                "io.dianan.device.reading.ReadingInbox",
                                                "class ReadingInbox {"
                                                        + " io.smallrye.reactive.messaging.MutinyEmitter"
                                                        + " e; }")
                                        .main(
                                                "io.dianan.device.reading.EventPublisher",
                                                "class EventPublisher { io.vertx.mqtt.MqttClient c; }")
                                        .main(
                                                "io.dianan.device.reading.Store",
                                                "class Store { io.vertx.mqtt.MqttClientOptions o; }")
                                        .main(
                                                "io.dianan.device.reading.Merge",
                                                "class Merge {"
                                                        + " io.smallrye.reactive.messaging.MutinyEmitter"
                                                        + " e; }"),
                        "io.dianan.device.reading.Store",
                        "io.dianan.device.reading.Merge"));
    }

    private static List<Planting> furtherLicences() {
        return List.of(
                Planting.of(
                        "only-doors-serve-devices",
                        "gateway",
                        m ->
                                m.main(
                                                "io.dianan.gateway.mqtt.MqttDoor",
                                                "class MqttDoor { io.vertx.mqtt.MqttServer s; }")
                                        .main(
                                                "io.dianan.gateway.mqtt.Session",
                                                "class Session { io.vertx.mqtt.MqttEndpoint e; }"),
                        "io.dianan.gateway.mqtt.Session"),
                Planting.of(
                        "only-config-reads-configuration",
                        "device",
                        m ->
                                m.main(
                                                "io.smallrye.config.ConfigMapping",
                                                ANNOTATION + "ConfigMapping {}")
                                        .main(
                                                "io.dianan.device.reading.ReadingConfig",
                                                "@io.smallrye.config.ConfigMapping interface"
                                                        + " ReadingConfig {}")
                                        .main(
                                                "io.dianan.device.reading.Limits",
                                                "@io.smallrye.config.ConfigMapping interface Limits"
                                                        + " {}"),
                        "io.dianan.device.reading.Limits"));
    }

    private static List<Planting> classes() {
        return List.of(
                Planting.of(
                        "names-say-something",
                        "tenant",
                        m ->
                                m.main(
                                                "io.dianan.tenant.site.DatabaseSite",
                                                "class DatabaseSite {}")
                                        .main("io.dianan.tenant.site.Baseline", "class Baseline {}")
                                        .main("io.dianan.tenant.site.Services", "class Services {}")
                                        .main("io.dianan.tenant.site.SiteData", "class SiteData {}")
                                        .main("io.dianan.tenant.site.BaseSite", "class BaseSite {}")
                                        .main(
                                                "io.dianan.tenant.site.SiteService",
                                                "class SiteService {}")
                                        .main("io.dianan.tenant.utils.Text", "class Text {}"),
                        "io.dianan.tenant.site.SiteData",
                        "io.dianan.tenant.site.BaseSite",
                        "io.dianan.tenant.site.SiteService",
                        "io.dianan.tenant.utils.Text"),
                Planting.of(
                        "no-field-injection",
                        "tenant",
                        m ->
                                m.main("jakarta.inject.Inject", ANNOTATION + "Inject {}")
                                        .main(
                                                "io.dianan.tenant.site.Good",
                                                "class Good { @jakarta.inject.Inject Good() {} }")
                                        .main(
                                                "io.dianan.tenant.site.Bad",
                                                "class Bad { @jakarta.inject.Inject String name; }"),
                        "io.dianan.tenant.site.Bad"),
                Planting.of(
                        "at-most-five-collaborators",
                        "tenant",
                        m ->
                                m.main("jakarta.inject.Singleton", ANNOTATION + "Singleton {}")
                                        .main(
                                                "io.dianan.tenant.site.Five",
                                                "@jakarta.inject.Singleton class Five {"
                                                        + " Five(int a, int b, int c, int d, int e) {} }")
                                        .main(
                                                "io.dianan.tenant.site.Value",
                                                "record Value(int a, int b, int c, int d, int e, int"
                                                        + " f) {}")
                                        .main(
                                                "io.dianan.tenant.site.Six",
                                                "@jakarta.inject.Singleton class Six { Six(int a, int"
                                                        + " b, int c, int d, int e, int f) {} }"),
                        "io.dianan.tenant.site.Six"));
    }

    private static List<Planting> sources() {
        return List.of(
                Planting.of(
                        "files-have-at-most-400-lines",
                        "tenant",
                        m ->
                                m.main(
                                                "io.dianan.tenant.site.Short",
                                                "class Short {\n" + "//\n".repeat(397) + "}\n")
                                        .main(
                                                "io.dianan.tenant.site.Long",
                                                "class Long {\n" + "//\n".repeat(398) + "}\n"),
                        "io.dianan.tenant.site.Long"),
                Planting.of(
                        "methods-have-at-most-70-lines",
                        "tenant",
                        m ->
                                m.main("io.dianan.tenant.site.Short", method("Short", 68))
                                        .main("io.dianan.tenant.site.Long", method("Long", 69)),
                        "io.dianan.tenant.site.Long"),
                Planting.of(
                        "only-loops-and-inboxes-catch-everything",
                        "tenant",
                        m ->
                                m.main(
                                                "io.dianan.tenant.site.SiteLoop",
                                                catching("SiteLoop", "Exception"))
                                        .main(
                                                "io.dianan.tenant.site.Named",
                                                catching("Named", "IllegalStateException"))
                                        .main(
                                                "io.dianan.tenant.site.Greedy",
                                                catching("Greedy", "Exception"))
                                        .main(
                                                "io.dianan.tenant.site.Greedier",
                                                catching("Greedier", "Throwable")),
                        "io.dianan.tenant.site.Greedy",
                        "io.dianan.tenant.site.Greedier"),
                Planting.of(
                        "every-room-says-what-it-does",
                        "tenant",
                        m ->
                                m.main("io.dianan.tenant.site.Site", "class Site {}")
                                        .main("io.dianan.tenant.region.Region", "class Region {}")
                                        .main("io.dianan.tenant.region.package-info", "")
                                        .main(
                                                "io.dianan.tenant.provider.Provider",
                                                "class Provider {}")
                                        .introduced("io.dianan.tenant.provider"),
                        "io.dianan.tenant.site",
                        "io.dianan.tenant.region"),
                Planting.of(
                        "no-lombok",
                        "tenant",
                        m ->
                                m.main("lombok.Value", ANNOTATION + "Value {}")
                                        .main("io.dianan.tenant.site.Plain", "class Plain {}")
                                        .main(
                                                "io.dianan.tenant.site.Magic",
                                                "import lombok.Value; @Value class Magic {}"),
                        "io.dianan.tenant.site.Magic"));
    }

    private static List<Planting> tests() {
        String test = "{ @org.junit.jupiter.api.Test void sees() {} }";
        return List.of(
                Planting.of(
                        "the-build-finds-every-test",
                        "tenant",
                        m ->
                                m.test("io.dianan.tenant.SiteTest", "class SiteTest " + test)
                                        .test("io.dianan.tenant.WayIT", "class WayIT " + test)
                                        .test("io.dianan.tenant.Fixture", "class Fixture {}")
                                        .test("io.dianan.tenant.SiteSpec", "class SiteSpec " + test)
                                        .test(
                                                "io.dianan.tenant.OuterTest",
                                                "class OuterTest { static class Inner "
                                                        + test
                                                        + " }"),
                        "io.dianan.tenant.SiteSpec",
                        "io.dianan.tenant.OuterTest"),
                Planting.of(
                        "tests-never-sleep",
                        "tenant",
                        m ->
                                m.test("io.dianan.tenant.AwakeTest", "class AwakeTest {}")
                                        .test(
                                                "io.dianan.tenant.SleepyTest",
                                                "class SleepyTest { void s() throws Exception {"
                                                        + " Thread.sleep(1); } }")
                                        .test(
                                                "io.dianan.tenant.SlyTest",
                                                "class SlyTest { void s() throws Exception {"
                                                        + " java.util.concurrent.TimeUnit.DAYS.sleep(1); }"
                                                        + " }"),
                        "io.dianan.tenant.SleepyTest",
                        "io.dianan.tenant.SlyTest"),
                Planting.of(
                        "no-mocks",
                        "tenant",
                        m ->
                                m.test("org.mockito.Mock", ANNOTATION + "Mock {}")
                                        .test("io.dianan.tenant.FakeTest", "class FakeTest {}")
                                        .test(
                                                "io.dianan.tenant.MockTest",
                                                "class MockTest { @org.mockito.Mock String name; }"),
                        "io.dianan.tenant.MockTest"));
    }

    private static String method(String name, int lines) {
        return "class %s { void m() {\n%s} }".formatted(name, "//\n".repeat(lines));
    }

    private static String catching(String name, String type) {
        return "class %s { void m() { try { m(); } catch (%s e) { m(); } } }".formatted(name, type);
    }
}

package io.dianan.launcher.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built suite lies: the folder with the modules, found by the {@code dianan} script. */
public record Installation(Path home) {
    public static Installation fromSystemProperty() {
        return new Installation(
                Path.of(System.getProperty("dianan.home", "")).toAbsolutePath().normalize());
    }

    public Path service(String module) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public boolean hasService(String module) {
        return Files.isRegularFile(service(module));
    }

    public Path keycloak() {
        return home.resolve("launcher/target/keycloak");
    }

    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}

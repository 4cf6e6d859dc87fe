package io.dianan.launcher.suite;

import io.dianan.launcher.process.ChildCommand;
import io.dianan.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Quarkus service of the suite, run from its module's build. */
final class ServicePart implements Part {
    private final ServiceKind kind;
    private final SuiteSetting setting;
    private final HttpProbe probe;

    ServicePart(ServiceKind kind, SuiteSetting setting, HttpProbe probe) {
        this.kind = kind;
        this.setting = setting;
        this.probe = probe;
    }

    @Override
    public String name() {
        return kind.module();
    }

    @Override
    public List<String> after() {
        return kind.after();
    }

    @Override
    public Path log() {
        return setting.state().log(kind.module());
    }

    @Override
    public Process start() throws IOException {
        Path jar = setting.installation().service(kind.module());
        Map<String, String> environment = ServiceEnvironment.of(kind, setting);
        return new ChildCommand(
                        new JavaCommand(kind.heapMib(), List.of("-jar", jar.toString())).words(),
                        environment,
                        log(),
                        0)
                .start();
    }

    @Override
    public boolean answers() {
        int port = Ports.management(kind.port(setting.ports()));
        return probe.ok("http://127.0.0.1:" + port + "/q/health/ready");
    }
}

package io.dianan.launcher.command;

import io.dianan.launcher.process.ChildCommand;
import io.dianan.launcher.suite.Options;
import io.dianan.launcher.suite.StateFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts another launcher in the background and shows what it says until all is healthy. */
final class DetachedUp {
    private static final String END_OF_START = "  end   ";

    int run(List<String> words, Options options) throws IOException, InterruptedException {
        StateFolder state = new StateFolder(options.state());
        // Refuses here what the other one would refuse, and makes the folder of its log.
        state.take().close();
        Path log = state.log("launcher");
        Files.deleteIfExists(log);
        Files.createFile(log);
        List<String> rest = new ArrayList<>(words);
        rest.remove("--detach");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up"));
        command.addAll(rest);
        Process process = new ChildCommand(command, java.util.Map.of(), log, 0).start();
        return follow(process, log);
    }

    private static int follow(Process process, Path log) throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            StringBuilder seen = new StringBuilder();
            while (true) {
                boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
                byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(bytes);
                System.out.write(bytes, 0, bytes.length);
                System.out.flush();
                seen.append(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                if (seen.indexOf(END_OF_START) >= 0) {
                    return 0;
                }
                if (ended) {
                    return process.exitValue() == 0 ? 1 : process.exitValue();
                }
            }
        }
    }
}

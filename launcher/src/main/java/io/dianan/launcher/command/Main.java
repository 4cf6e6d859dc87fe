package io.dianan.launcher.command;

import io.dianan.launcher.process.Refusal;
import java.io.IOException;
import java.util.List;

/** Entry of the launcher; the {@code dianan} script passes its words on. */
public final class Main {
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            return command(words);
        } catch (Refusal e) {
            System.err.println(e.sentence());
            return REFUSED;
        } catch (IOException e) {
            System.err.println("Dian'an could not go on: " + e.getMessage());
            return REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    private static int command(List<String> words) throws IOException, InterruptedException {
        String name = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            return help(name);
        }
        return switch (name) {
            case "up" -> new UpCommand().run(rest);
            case "down" -> new DownCommand().run(rest);
            case "status" -> new StatusCommand().run(rest);
            case "token" -> new TokenCommand().run(rest);
            case "help", "--help", "-h" -> help(rest.isEmpty() ? "all" : rest.getFirst());
            default -> {
                System.err.println("There is no command \"" + name + "\"; see ./dianan help.");
                yield MISUSED;
            }
        };
    }

    private static int help(String name) {
        System.out.print(Help.of(name));
        return 0;
    }
}

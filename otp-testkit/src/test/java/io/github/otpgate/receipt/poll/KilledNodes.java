package io.github.otpgate.receipt.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.receipt.inbox.ReceivingNode;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A Redis, a vendor with reports to fetch, and nodes that are processes of their own and get killed. Knows what each of
 * them said before its end.
 */
final class KilledNodes implements AutoCloseable {

    private static final int AT_ONCE = 500;

    private final RedisServer redis = RedisServer.start();
    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().openPulls().start();
    private final String namespace = ReceivingNode.anyNamespace();
    private final Collection<Node> nodes = new ConcurrentLinkedQueue<>();

    /** The simulated account, for this process or another. */
    static Provider account(String baseUri) {
        Map<String, String> settings = Map.of(
                "type", "haotingyun", "base-url", baseUri, "api-key", HaotingyunSimulator.Builder.SAMPLE_API_KEY);
        return new HaotingyunType()
                .create(
                        new ProviderSettings("main", settings),
                        new ProviderTools(
                                new HttpTransport(HttpSettings.DEFAULT), Clock.systemUTC(), new SecureRandom()));
    }

    /** So many messages are sent, and as many reports wait at the vendor. */
    void queue(int reports) {
        long before = vendor.balance();
        BatchSend account =
                account(vendor.baseUri().toString()).capability(BatchSend.class).orElseThrow();
        for (int first = 0; first < reports; first += AT_ONCE) {
            List<PhoneNumber> phones = IntStream.range(first, Math.min(reports, first + AT_ONCE))
                    .mapToObj(i -> new PhoneNumber("+86138" + (10_000_000 + i)))
                    .toList();
            BatchSubmission unused = account.submit(phones, "【豪霆云】您的验证码是1234。如非本人操作，请忽略本短信");
        }
        assertThat(before - vendor.balance()).isEqualTo(reports);
    }

    /**
     * Starts a node.
     *
     * @param mode {@code work}; {@code hold-entries}: keeps two pages and processes none; {@code hold-answer}: stops with
     *     the first page in its hands
     */
    Node start(String mode) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillableNode.class.getName(),
                            redis.uri(),
                            namespace,
                            vendor.baseUri().toString(),
                            mode)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Node node = new Node(process);
            nodes.add(node);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids that any node said it processed. */
    Set<String> processed() {
        Set<String> ids = new TreeSet<>();
        nodes.forEach(node -> node.lines.stream()
                .filter(line -> line.startsWith("processed "))
                .forEach(line -> ids.addAll(words(line))));
        return ids;
    }

    /** The ids that were fetched and whose keeping was acknowledged. */
    Set<String> kept() {
        return fetched(true);
    }

    /** The ids that a node had in its hands when it was killed. */
    Set<String> inFlight() {
        return fetched(false);
    }

    private Set<String> fetched(boolean kept) {
        Set<String> ids = new TreeSet<>();
        for (Node node : nodes) {
            List<String> fetched = node.lines.stream()
                    .filter(line -> line.startsWith("fetched "))
                    .toList();
            long keepings = node.lines.stream().filter("kept"::equals).count();
            fetched.stream()
                    .skip(kept ? 0 : keepings)
                    .limit(kept ? keepings : fetched.size())
                    .forEach(line -> ids.addAll(words(line)));
        }
        return ids;
    }

    private static List<String> words(String line) {
        List<String> words = List.of(line.split(" "));
        return words.subList(1, words.size());
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        vendor.close();
        redis.close();
    }

    /** One process. */
    static final class Node {

        final List<String> lines = new CopyOnWriteArrayList<>();
        private final Process process;
        private final Thread listening;

        private Node(Process process) {
            this.process = process;
            this.listening = new Thread(this::listen, "node-output");
            listening.setDaemon(true);
            listening.start();
        }

        private void listen() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("gone");
            }
        }

        boolean holds() {
            return lines.contains("holding");
        }

        /** Kill -9, and what it said is all read. */
        void kill() {
            // By its handle: killed as a Process, it would take what it said and nobody has read yet with it.
            boolean unused = process.toHandle().destroyForcibly();
            try {
                boolean ended = process.waitFor(10, TimeUnit.SECONDS);
                assertThat(ended).isTrue();
                listening.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

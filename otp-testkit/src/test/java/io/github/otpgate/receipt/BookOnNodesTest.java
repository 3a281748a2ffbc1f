package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookNode.MAIN;
import static io.github.otpgate.receipt.BookNode.delivered;
import static io.github.otpgate.receipt.BookNode.failed;
import static io.github.otpgate.receipt.BookNode.phone;
import static io.github.otpgate.receipt.BookNode.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookNode.Site;
import io.github.otpgate.testkit.RedisCluster;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 8 with several nodes and threads: applied once, forward only, and nothing lost. */
@ExtendWith(RedisExtension.class)
class BookOnNodesTest {

    private static final int MESSAGES = 500;

    @Test
    void law8_tripledAndShuffledReports_halfBeforeTheAnswer_areAppliedOnce(RedisServer redis) {
        Site site = new Site(redis.uri());
        try (BookNode one = site.open();
                BookNode two = site.open()) {
            pushWhileSending(one, two);
        }
    }

    @Test
    void law10_clusterOfThree_worksAlike() {
        try (RedisCluster cluster = RedisCluster.start()) {
            Site site = new Site(cluster.uri());
            try (BookNode one = site.open();
                    BookNode two = site.open()) {
                pushWhileSending(one, two);
                assertThat(one.book.findMasked(phone(0).masked(), 10)).isNotEmpty();
            }
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(node.command("DBSIZE")).isNotEqualTo(":0\r\n"));
        }
    }

    /** Odd messages are answered while the pushes come, even ones before; every fifth fails, every third is delivered after. */
    private static void pushWhileSending(BookNode one, BookNode two) {
        List<Opening> openings =
                IntStream.range(0, MESSAGES).mapToObj(i -> text(phone(i))).toList();
        openings.forEach(one.book::open);
        send(openings, one, 0);
        List<DeliveryReport> reports = reports();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<CompletableFuture<List<DeliveryUpdate>>> pushes = new ArrayList<>();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(openings, two, 1), threads);
            for (int from = 0; from < reports.size(); from += 300) {
                List<DeliveryReport> push = reports.subList(from, Math.min(reports.size(), from + 300));
                BookNode node = from % 600 == 0 ? one : two;
                pushes.add(CompletableFuture.supplyAsync(
                        () -> node.book.report(UUID.randomUUID().toString(), MAIN, push), threads));
            }
            sending.join();
            List<DeliveryUpdate> news = new ArrayList<>(
                    pushes.stream().flatMap(push -> push.join().stream()).toList());

            await().untilAsserted(() -> IntStream.range(0, MESSAGES)
                    .forEach(i -> assertThat(one.state(openings.get(i))).isEqualTo(expected(i))));
            await().untilAsserted(() -> assertThat(told(news, one, two)).containsAllEntriesOf(once()));
            Map<String, Long> told = told(news, one, two);
            assertThat(told.values()).allMatch(count -> count == 1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void send(List<Opening> openings, BookNode node, int first) {
        for (int i = first; i < MESSAGES; i += 2) {
            node.book.attempted(openings.get(i), BookNode.attempt(), MAIN, new Accepted("id-" + i));
        }
    }

    private static List<DeliveryReport> reports() {
        List<DeliveryReport> once = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            if (i % 5 == 0) {
                once.add(failed("id-" + i));
            }
            if (i % 5 != 0 || i % 3 == 0) {
                once.add(delivered("id-" + i));
            }
        }
        List<DeliveryReport> all = new ArrayList<>();
        Stream.generate(() -> once).limit(3).forEach(all::addAll);
        Collections.shuffle(all, new Random(42));
        return all;
    }

    private static DeliveryState expected(int message) {
        return message % 5 != 0 || message % 3 == 0 ? DeliveryState.DELIVERED : DeliveryState.FAILED;
    }

    /** The last word on every message. */
    private static Map<String, Long> once() {
        return IntStream.range(0, MESSAGES)
                .boxed()
                .collect(Collectors.toMap(i -> "id-" + i + " " + expected(i), i -> 1L));
    }

    private static Map<String, Long> told(List<DeliveryUpdate> news, BookNode one, BookNode two) {
        return Stream.of(news, List.copyOf(one.news), List.copyOf(two.news))
                .flatMap(List::stream)
                .map(update -> update.report().messageId() + " " + Applying.state(update.report()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void law8_answerAndReportAtTheSameMoment_neverMissEachOther(RedisServer redis) throws Exception {
        Site site = new Site(redis.uri());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (BookNode one = site.open();
                BookNode two = site.open()) {
            List<Opening> openings = new ArrayList<>();
            CyclicBarrier barrier = new CyclicBarrier(2);
            for (int i = 0; i < 400; i++) {
                String id = "race-" + i;
                Opening opening = text(new PhoneNumber("+8613900000000"));
                openings.add(opening);
                one.book.open(opening);
                CompletableFuture<Void> answer = CompletableFuture.runAsync(
                        () -> {
                            meet(barrier);
                            one.book.attempted(opening, BookNode.attempt(), MAIN, new Accepted(id));
                        },
                        threads);
                CompletableFuture<Void> report = CompletableFuture.runAsync(
                        () -> {
                            meet(barrier);
                            two.news.addAll(two.report(delivered(id)));
                        },
                        threads);
                CompletableFuture.allOf(answer, report).join();
            }

            await().untilAsserted(() -> assertThat(openings)
                    .allSatisfy(opening -> assertThat(two.state(opening)).isEqualTo(DeliveryState.DELIVERED)));
            await().untilAsserted(
                            () -> assertThat(one.news.size() + two.news.size()).isEqualTo(400));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}

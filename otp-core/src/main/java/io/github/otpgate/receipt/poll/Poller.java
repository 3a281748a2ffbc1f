package io.github.otpgate.receipt.poll;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.receipt.inbox.Intake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks vendors for reports, replies and balances that they do not push. One node asks at a time, for each account and
 * each of the three; another goes on at once when that one closes, and within the life of a lease when it dies. Thread
 * safe.
 *
 * <p>What was fetched is in the inbox before more is fetched. A vendor gives each item once, so what was on its way here
 * when a node died, and what was fetched and not yet kept, is lost: one answer for each task at most.
 */
public final class Poller implements AutoCloseable {

    /** Longer than a vendor's answer may take. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(12);

    private static final int RENEWALS_IN_LEASE = 3;

    private final Closing closing = new Closing();
    private final List<PollLoop> loops;
    private final Duration renewal;
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(Poller::renewingThread);

    /** Nothing is asked before {@link #start}; nothing at all where the settings say so. */
    public Poller(Collection<Provider> providers, PollSettings settings, PollTools tools, BalanceWatch balances) {
        Stream<PollTask> tasks = settings.enabled()
                ? providers.stream().flatMap(provider -> tasks(provider, settings, tools, balances, closing).stream())
                : Stream.empty();
        this.loops = tasks.map(task -> new PollLoop(task, tools, closing)).toList();
        this.renewal = tools.lease().dividedBy(RENEWALS_IN_LEASE);
    }

    private static Thread renewingThread(Runnable work) {
        Thread thread = new Thread(work, "otp-poll-leases");
        thread.setDaemon(true);
        return thread;
    }

    private static List<PollTask> tasks(
            Provider provider, PollSettings settings, PollTools tools, BalanceWatch balances, Closing closing) {
        String name = provider.name();
        List<PollTask> tasks = new ArrayList<>();
        provider.capability(ReportPull.class)
                .map(pull -> new PullTask.Queue<DeliveryReport>(name, "reports", pull::pullReports, Intake::reports))
                .ifPresent(queue -> tasks.add(new PullTask<>(queue, tools, settings, closing)));
        provider.capability(ReplyPull.class)
                .map(pull -> new PullTask.Queue<Reply>(name, "replies", pull::pullReplies, Intake::replies))
                .ifPresent(queue -> tasks.add(new PullTask<>(queue, tools, settings, closing)));
        provider.capability(BalanceQuery.class)
                .ifPresent(account -> tasks.add(new BalanceTask(name, account, tools, balances, settings)));
        return tasks;
    }

    /** Begins to ask, each account for each thing on a thread of its own. Once. */
    public void start() {
        loops.forEach(PollLoop::start);
        long nanos = renewal.toNanos();
        var unused = renewing.scheduleWithFixedDelay(
                () -> loops.forEach(PollLoop::renew), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Every task, as this node knows it. */
    public List<PollView> view() {
        return loops.stream().map(PollLoop::view).toList();
    }

    /**
     * Ends when what vendors are answering right now is kept, or after 12 s. Close it before the inbox and before Redis.
     */
    @Override
    public void close() {
        closing.begin();
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            for (PollLoop loop : loops) {
                loop.join(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        renewing.shutdownNow();
    }
}

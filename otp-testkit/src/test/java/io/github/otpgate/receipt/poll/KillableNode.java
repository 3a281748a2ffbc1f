package io.github.otpgate.receipt.poll;

import static java.util.stream.Collectors.joining;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.receipt.inbox.Inbox;
import io.github.otpgate.receipt.inbox.InboxStore;
import io.github.otpgate.receipt.inbox.Received;
import io.github.otpgate.receipt.inbox.ReceivingNode;
import io.github.otpgate.receipt.inbox.ReceivingNode.TestSealer;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Polls and processes in a JVM of its own, to be killed. Says what it does, a line each, before anybody could depend on
 * it: {@code fetched <ids>}, {@code kept}, {@code processed <ids>}, and {@code holding} where it waits for its end.
 */
final class KillableNode {

    private static final PrintStream OUT = System.out;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final String mode;
    private final AtomicInteger pages = new AtomicInteger();

    private KillableNode(String mode) {
        this.mode = mode;
    }

    public static void main(String[] arguments) throws InterruptedException {
        KillableNode killable = new KillableNode(arguments[3]);
        ReceivingNode node = ReceivingNode.open(arguments[0], arguments[1]);
        Inbox inbox = new Inbox(
                killable.watched(node.store), new TestSealer(ReceivingNode.KEYS), event -> {}, ReceivingNode.IMPATIENT);
        inbox.start(entries -> entries.forEach(entry -> killable.process(entry.received())));
        Provider vendor = KilledNodes.account(arguments[2]);
        Poller poller = new Poller(
                List.of(new ReportsOnly(vendor, killable::pull)),
                PollingNode.SETTINGS,
                new PollTools(inbox, node.leases, event -> {}, PollingNode.LEASE),
                BalanceWatch.NONE);
        poller.start();
        NEVER.await();
    }

    private static synchronized void say(String line) {
        OUT.println(line);
        OUT.flush();
    }

    private static String ids(Stream<DeliveryReport> reports) {
        return reports.map(DeliveryReport::messageId).collect(joining(" "));
    }

    /** The third page is not asked for, so that there is something left for the next node. */
    private VendorAnswer<Pulled<DeliveryReport>> pull(ReportPull vendor) {
        if (!mode.equals("work") && pages.get() == 2) {
            say("holding");
            hold();
        }
        VendorAnswer<Pulled<DeliveryReport>> answer = vendor.pullReports();
        List<DeliveryReport> items = answer.orElseThrow().items();
        if (!items.isEmpty()) {
            say("fetched " + ids(items.stream()));
            pages.incrementAndGet();
            if (mode.equals("hold-answer")) {
                say("holding");
                hold();
            }
        }
        return answer;
    }

    private void process(Received received) {
        if (mode.equals("hold-entries")) {
            hold();
        }
        say("processed " + ids(received.reports().stream()));
    }

    private static void hold() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InboxStore watched(InboxStore store) {
        return (InboxStore) Proxy.newProxyInstance(
                InboxStore.class.getClassLoader(), new Class<?>[] {InboxStore.class}, (proxy, method, values) -> {
                    try {
                        Object result = method.invoke(store, values);
                        if (method.getName().equals("add")) {
                            say("kept");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

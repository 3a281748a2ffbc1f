package io.github.otpgate.receipt.poll;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.receipt.inbox.ReceivingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that receives and polls. */
final class PollingNode implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(1);
    static final BigDecimal ALARM = BigDecimal.valueOf(50);
    static final PollSettings SETTINGS =
            new PollSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(10));

    final ReceivingNode node;
    final Poller poller;
    final List<Balance> balances = new CopyOnWriteArrayList<>();

    private PollingNode(ReceivingNode node, Provider vendor, PollSettings settings) {
        this.node = node;
        this.poller = new Poller(
                List.of(vendor),
                settings,
                new PollTools(node.inbox, node.leases, node.events::add, LEASE),
                new BalanceWatch(Map.of("main", ALARM), (provider, balance) -> balances.add(balance)));
    }

    static PollingNode start(ReceivingNode node, Provider vendor) {
        return start(node, vendor, SETTINGS);
    }

    static PollingNode start(ReceivingNode node, Provider vendor, PollSettings settings) {
        PollingNode polling = new PollingNode(node, vendor, settings);
        polling.poller.start();
        return polling;
    }

    PollView view(String task) {
        return poller.view().stream()
                .filter(view -> view.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    boolean asks(String task) {
        return view(task).here();
    }

    @Override
    public void close() {
        poller.close();
        node.close();
    }
}

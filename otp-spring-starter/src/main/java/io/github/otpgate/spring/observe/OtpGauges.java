package io.github.otpgate.spring.observe;

import io.github.otpgate.NodeView;
import io.github.otpgate.OtpService;
import io.github.otpgate.receipt.ReceiptFigures;
import io.github.otpgate.receipt.inbox.InboxView;
import io.github.otpgate.receipt.poll.PollView;
import io.github.otpgate.route.RouteView;
import io.github.otpgate.route.lane.LaneView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How it stands, asked for once for all gauges of a scrape. What Redis knows is a scrape old, and NaN while it is away. */
final class OtpGauges implements MeterBinder, AutoCloseable {

    private static final String PROVIDER = "provider";
    private static final Duration SCRAPE = Duration.ofSeconds(1);
    private static final Duration SCRAPE_OF_REDIS = Duration.ofSeconds(5);

    private final Glance<NodeView> node;
    private final FarGlance<InboxView> inbox;
    private final Balances balances;
    private final Queue<Runnable> bound = new ConcurrentLinkedQueue<>();

    OtpGauges(OtpService service, Balances balances) {
        this.balances = balances;
        this.node = new Glance<>(service::node, SCRAPE);
        this.inbox = new FarGlance<>(service::inbox, SCRAPE_OF_REDIS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        NodeView now = node.get();
        now.routes().forEach(route -> bindRoute(registry, route.provider()));
        now.lanes().keySet().forEach(provider -> bindLane(registry, provider));
        now.polls().forEach(poll -> bindPoll(registry, poll.provider(), poll.task()));
        bindReceipts(registry);
        bindInbox(registry);
        counter(registry, "otp.events.lost", "Events that no listener was told of", Map.of(), NodeView::lostEvents);
    }

    private void bindRoute(MeterRegistry registry, String provider) {
        for (String state : List.of("closed", "half-open", "open")) {
            gauge(
                    registry,
                    "otp.breaker.state",
                    "1 for the state that the provider's worst circuit breaker is in",
                    Map.of(PROVIDER, provider, "state", state),
                    view -> route(view, provider, route -> route.breaker().equals(state) ? 1 : 0));
        }
        gauge(
                registry,
                "otp.provider.delivered.ratio",
                "Share of late reports that say so",
                Map.of(PROVIDER, provider),
                view -> route(view, provider, route -> route.delivered().orElse(Double.NaN)));
        gauge(
                registry,
                "otp.provider.converted.ratio",
                "Share of late messages whose code was used",
                Map.of(PROVIDER, provider),
                view -> route(view, provider, route -> route.converted().orElse(Double.NaN)));
    }

    private static double route(NodeView view, String provider, ToDoubleFunction<RouteView> figure) {
        return view.routes().stream()
                .filter(route -> route.provider().equals(provider))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void bindLane(MeterRegistry registry, String provider) {
        Map<String, String> tags = Map.of(PROVIDER, provider);
        gauge(registry, "otp.lane.queued", "Messages that wait", tags, view -> lane(view, provider, LaneView::queued));
        gauge(
                registry,
                "otp.lane.in.flight",
                "Requests under way",
                tags,
                view -> lane(view, provider, LaneView::inFlight));
        counter(
                registry,
                "otp.lane.requests",
                "Requests that left",
                tags,
                view -> lane(view, provider, LaneView::requests));
        counter(
                registry,
                "otp.lane.messages",
                "Messages that left in them",
                tags,
                view -> lane(view, provider, LaneView::messages));
        counter(
                registry,
                "otp.lane.refused",
                "Messages that never left",
                tags,
                view -> lane(view, provider, LaneView::refused));
    }

    private static double lane(NodeView view, String provider, ToDoubleFunction<LaneView> figure) {
        LaneView lane = view.lanes().get(provider);
        return lane == null ? Double.NaN : figure.applyAsDouble(lane);
    }

    private void bindPoll(MeterRegistry registry, String provider, String task) {
        Map<String, String> tags = Map.of(PROVIDER, provider, "task", task);
        gauge(
                registry,
                "otp.polls.here",
                "1 where this node asks",
                tags,
                view -> poll(view, provider, task, poll -> poll.here() ? 1 : 0));
        if (task.equals(Balances.TASK)) {
            gauge(
                    registry,
                    "otp.account.balance",
                    "Messages or money left in the account, as its vendor keeps it",
                    Map.of(PROVIDER, provider),
                    view -> poll(view, provider, task, poll -> balances.remaining(provider, poll.pause())));
        }
        Map<String, ToDoubleFunction<PollView>> results =
                Map.of("asked", PollView::asked, "refused", PollView::refused, "unclear", PollView::unclear);
        results.forEach((what, figure) -> counter(
                registry,
                "otp.polls." + what,
                "Questions to the vendor: " + what,
                tags,
                view -> poll(view, provider, task, figure)));
        Map<String, ToDoubleFunction<PollView>> items = Map.of("items", PollView::items, "lost", PollView::lost);
        items.forEach((what, figure) -> counter(
                registry,
                "otp.polls." + what,
                "What vendors gave: " + what,
                tags,
                view -> poll(view, provider, task, figure)));
    }

    private static double poll(NodeView view, String provider, String task, ToDoubleFunction<PollView> figure) {
        return view.polls().stream()
                .filter(poll -> poll.provider().equals(provider) && poll.task().equals(task))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void bindReceipts(MeterRegistry registry) {
        Map<String, ToDoubleFunction<ReceiptFigures>> faults = Map.of(
                "unwritten", ReceiptFigures::unwritten,
                "early", ReceiptFigures::early,
                "mismatched", ReceiptFigures::mismatched,
                "dropped", ReceiptFigures::dropped,
                "unreadable", ReceiptFigures::unreadable);
        faults.forEach((fault, figure) -> counter(
                registry,
                "otp.receipts.faults",
                "What the receipt book could not do as it should",
                Map.of("fault", fault),
                view -> figure.applyAsDouble(view.receipts())));
    }

    private void bindInbox(MeterRegistry registry) {
        inbox(
                registry,
                "otp.inbox.waiting",
                "Entries that are not processed yet",
                view -> view.figures().waiting());
        inbox(
                registry,
                "otp.inbox.pending",
                "Those that a node was handed",
                view -> view.figures().pending());
        inbox(
                registry,
                "otp.inbox.dead.letters",
                "Dead letters that are kept",
                view -> view.figures().deadLetters());
        keep(
                registry,
                TimeGauge.builder(
                                "otp.inbox.oldest.age",
                                this,
                                TimeUnit.MILLISECONDS,
                                self -> self.look(
                                        view -> view.figures().oldest().toMillis()))
                        .description("How long the first entry has waited")
                        .register(registry));
    }

    private double look(ToDoubleFunction<InboxView> figure) {
        return inbox.get().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private void inbox(MeterRegistry registry, String name, String description, ToDoubleFunction<InboxView> figure) {
        keep(
                registry,
                Gauge.builder(name, this, self -> self.look(figure))
                        .description(description)
                        .register(registry));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Map<String, String> tags,
            ToDoubleFunction<NodeView> figure) {
        Gauge.Builder<OtpGauges> gauge = Gauge.builder(name, this, self -> figure.applyAsDouble(self.node.get()))
                .description(description);
        tags.forEach(gauge::tag);
        keep(registry, gauge.register(registry));
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String description,
            Map<String, String> tags,
            ToDoubleFunction<NodeView> figure) {
        FunctionCounter.Builder<OtpGauges> counter = FunctionCounter.builder(
                        name, this, self -> figure.applyAsDouble(self.node.get()))
                .description(description);
        tags.forEach(counter::tag);
        keep(registry, counter.register(registry));
    }

    private void keep(MeterRegistry registry, Meter meter) {
        bound.add(() -> registry.remove(meter));
    }

    /** A registry that outlives the service would go on to show it, and would take no gauge of the next one. */
    @Override
    public void close() {
        inbox.close();
        bound.forEach(Runnable::run);
        bound.clear();
    }
}

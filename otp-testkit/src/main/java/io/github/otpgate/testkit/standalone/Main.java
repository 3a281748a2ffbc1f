package io.github.otpgate.testkit.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs one simulated vendor until it is ended, and prints what its phones receive. For development: whoever sees the
 * console sees the codes.
 */
public final class Main {

    private static final int WRONG_USE = 2;
    private static final long PAUSE_MILLIS = 50;

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    /** See {@code --help}. */
    public static void main(String[] arguments) throws InterruptedException {
        // The console is for messages; a simulator has nothing to log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        List<String> given = List.of(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            console.println(help());
            return;
        }
        try {
            new Main(console).run(Options.parse(given));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
            errors.println("error: " + wrong.getMessage());
            errors.println(help());
            System.exit(WRONG_USE);
        }
    }

    private static String help() {
        return """
                A simulated SMS vendor on 127.0.0.1. It checks what the vendor checks, sends nothing, and prints what
                the phones would receive.

                  --vendor NAME        %s
                  --port N             where to listen; 0, the default, takes any free port
                  --callback-url URL   where reports and replies are pushed to, for vendors that push
                  --reply-port N       where to take what a phone writes back, as the start says; 0, the default,
                                       takes any free port
                  --speed N            how many seconds of the pushes' clock pass in a real one; 1 by default
                  --help               this text""".replace("%s", Vendor.names());
    }

    private void run(Options options) throws InterruptedException {
        Vendor vendor = Vendor.named(options.vendor())
                .orElseThrow(() ->
                        new IllegalArgumentException("no vendor '" + options.vendor() + "', but " + Vendor.names()));
        try (Running running = vendor.start().apply(options)) {
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "end"));
            VendorSimulator simulator = running.simulator();
            out.println(vendor.name() + " (simulated) listens on " + simulator.baseUri());
            out.println("its account: base-url: " + simulator.baseUri() + ", " + vendor.credentials());
            if (running.phones().isPresent()) {
                takeReplies(options.replyPort(), running.phones().get(), simulator.inbox(), ended);
            } else {
                out.println("replies: nobody would hear of them");
                print(simulator.inbox(), ended);
            }
        }
    }

    private void takeReplies(int port, Phones phones, PhoneInbox inbox, CountDownLatch ended)
            throws InterruptedException {
        ReplyDesk desk = new ReplyDesk(phones, (phone, text) -> out.println("from " + phone + ": " + visible(text)));
        try (VendorServer server = VendorServer.start(port, desk)) {
            out.println("a phone writes back: curl -d phone=13800138000 --data-urlencode text=TD " + server.baseUri()
                    + ReplyDesk.PATH);
            print(inbox, ended);
        }
    }

    private void print(PhoneInbox inbox, CountDownLatch ended) throws InterruptedException {
        long printed = 0;
        while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            for (ReceivedMessage message : inbox.messages()) {
                if (message.sequence() > printed) {
                    out.println(message.receivedAt() + " to " + message.phone() + ": " + visible(message.text()));
                    printed = message.sequence();
                }
            }
        }
    }

    /** One line each, and nothing that moves the cursor of a terminal or turns what follows round. */
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]", " ");
    }
}

package io.github.otpgate.benchmarks;

import io.github.otpgate.testkit.RedisServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Measures OTP Gate against its goals and against what is usually written by hand, and prints a table. The first argument
 * is {@code full} (the default), {@code quick} or {@code tiny}; the second names the sections to run, of
 * {@code scripts,memory,cycles,limits,delivery,pushes,start} (the default).
 */
public final class Benchmarks {

    private static final String ALL = "scripts,memory,cycles,limits,delivery,pushes,start";

    private static final String REMARKS = """

            What the figures are
              us inside Redis     EVALSHA by Redis' own INFO commandstats, 64 threads on one core, Redis on the other
              B/phone             growth of used_memory; the allocator's overhead and the tables of keys are in it
              cycle               one issue and one verify of the right code, 32 blocking threads, a fresh phone each;
                                  no vendor, no captcha on either side; the versions take turns on the same Redis
              OTP Gate            the whole OtpService: parses the number, draws, seals, stores, renders, verifies
              store alone         the same two scripts over the same connection, without parsing, drawing, sealing
              usual               StringRedisTemplate, Lettuce's default factory: SET NX PX, INCR, EXPIRE, SET PX;
                                  GET, equals, DEL
            What the usual version does not do
              keeps the code and the number in plain text; lets any number be guessed any number of times; lets two
              callers use one code (GET, then DEL); gives no send back that the vendor refused; keeps a phone locked for ever where
              it ends between INCR and EXPIRE; has two limits, one a resetting count; no ticket, no resend of the same
              code, no session, no check of the number
              issues              256 blocking callers, each with a phone, an address, a network and a session of its own
              hand-over           OtpService.issue from when it was due; the vendor is a simulator over HTTP on loopback that takes
                                  100 ms for each request, texts are merged; each node has its own 300 issues/s
              start               SpringApplication.run with Spring MVC and Tomcat, each in a fresh JVM, taking turns; with the
                                  starter Redis and a vendor are configured; connecting begins when the application is ready
            What OTP Gate does not do in the cycles
              captcha, rates per address, global budget, a vendor's HTTP call, delivery reports, redeeming the ticket
            """;

    private final RedisServer redis;
    private final Scale scale;
    private final PrintStream out;

    Benchmarks(RedisServer redis, Scale scale, PrintStream out) {
        this.redis = redis;
        this.scale = scale;
        this.out = out;
    }

    public static void main(String... arguments) {
        Scale scale = Scale.named(arguments.length == 0 ? "full" : arguments[0]);
        try (RedisServer redis = RedisServer.start();
                var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            List<String> sections = List.of((arguments.length > 1 ? arguments[1] : ALL).split(","));
            new Benchmarks(redis, scale, out).run(sections);
        }
    }

    void run(List<String> sections) {
        out.println(machine());
        sections.forEach(this::run);
        out.print(REMARKS);
    }

    private void run(String section) {
        switch (section) {
            case "scripts" -> print("Time inside Redis per operation", new ScriptCost(redis, scale).lines());
            case "memory" -> print("Memory in Redis", new MemoryCost(redis, scale).lines());
            case "limits" -> print("Issues by 256 callers", new LimitsCost(redis, scale).lines());
            case "delivery" ->
                print("Hand-over to a slow vendor, 20 requests/s allowed", new DeliveryLoad(redis, scale).lines());
            case "pushes" -> print("Delivery reports pushed", new PushLoad(redis, scale).lines());
            case "start" -> print("Start of an empty web application", new StartCost(redis, scale).lines());
            case "cycles" -> print("Issue and verify", new Throughput(redis, scale).lines());
            default ->
                throw new IllegalArgumentException(
                        "sections are scripts, memory, cycles, limits, delivery, pushes and start, not '" + section
                                + "'");
        }
    }

    private void print(String title, List<Line> lines) {
        out.println();
        out.println(title);
        out.println(Line.HEAD);
        lines.forEach(out::println);
    }

    private String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + System.getProperty("java.vm.name") + " " + Runtime.version() + ", Redis "
                + new RedisFigures(redis).version() + " on loopback, " + scale;
    }
}

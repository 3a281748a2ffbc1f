package io.github.otpgate.testkit;

import java.time.Duration;

/** One way in which a vendor fails a caller; given to a simulator through its {@link FaultScript}. */
public sealed interface Fault {

    /** The longest time an {@link AcceptThenHang} made without one keeps silent. */
    Duration LONGEST_HANG = Duration.ofMinutes(2);

    /** Answers this and does nothing else. */
    record Answer(HttpReply reply) implements Fault {}

    /** Waits, then does and answers what it should. */
    record Delay(Duration time) implements Fault {
        /** Refuses a negative time. */
        public Delay {
            requireNotNegative(time);
        }
    }

    /** Breaks the connection (TCP RST) once the request has been read, and does nothing. */
    record Reset() implements Fault {}

    /** Does its work, then keeps silent until the script is cleared, the simulator closed or the time over. */
    record AcceptThenHang(Duration longest) implements Fault {
        /** Refuses a negative time. */
        public AcceptThenHang {
            requireNotNegative(longest);
        }
    }

    /** Does its work, then breaks the connection (TCP RST) instead of answering. */
    record AcceptThenReset() implements Fault {}

    /** Does its work, then answers this instead of what it should. */
    record AcceptThenAnswer(HttpReply reply) implements Fault {}

    /** Does its work and answers what it should, under another HTTP status. */
    record OtherStatus(int status) implements Fault {}

    /** Does its work and answers what it should, byte by byte. */
    record SlowBody(Duration betweenBytes) implements Fault {
        /** Refuses a negative time. */
        public SlowBody {
            requireNotNegative(betweenBytes);
        }
    }

    /** Answers with this body over and over and never ends, and does nothing else. */
    record Endless(HttpReply piece) implements Fault {}

    /** Nothing is sent; the caller reads this answer, for example a proxy's 502 page. */
    static Fault answer(int status, String contentType, String body) {
        return new Answer(HttpReply.text(status, contentType, body));
    }

    /** The request is worked on only after this time. */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /** Nothing is sent; the connection is reset after the request was read. */
    static Fault reset() {
        return new Reset();
    }

    /** The message is sent; the answer does not come for {@link #LONGEST_HANG}. */
    static Fault acceptThenHang() {
        return acceptThenHang(LONGEST_HANG);
    }

    /** The message is sent; the answer does not come for this time. */
    static Fault acceptThenHang(Duration longest) {
        return new AcceptThenHang(longest);
    }

    /** The message is sent; the connection is reset instead of an answer. */
    static Fault acceptThenReset() {
        return new AcceptThenReset();
    }

    /** The message is sent; the caller reads this, for example garbage with HTTP 200. */
    static Fault acceptThenAnswer(int status, String contentType, String body) {
        return new AcceptThenAnswer(HttpReply.text(status, contentType, body));
    }

    /** The message is sent or refused as usual; a refusal comes with HTTP 200. */
    static Fault refusalWithStatus200() {
        return new OtherStatus(200);
    }

    /** The message is sent; the answer comes one byte at a time. */
    static Fault slowBody(Duration betweenBytes) {
        return new SlowBody(betweenBytes);
    }

    private static void requireNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A time must not be negative: " + time);
        }
    }
}

package io.github.otpgate.testkit.fifth;

import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** The vendor on 127.0.0.1, written from its document and not from our adapter. */
final class PigeonSimulator implements VendorServer.Vendor, VendorSimulator {

    static final String SAMPLE_KEY = "c0ffee5eed";

    private final PhoneInbox inbox = new PhoneInbox(Clock.systemUTC());
    private final AtomicLong lastId = new AtomicLong(9_007_199_254_740_992L);
    private final AtomicLong credit = new AtomicLong(100);
    private final VendorServer server = VendorServer.start(0, this);

    @Override
    public boolean sends(RecordedRequest request) {
        return request.path().equals("/messages");
    }

    @Override
    public HttpReply answer(RecordedRequest request) {
        Form form = request.form().orElseThrow();
        if (!form.value("key").orElse("").equals(SAMPLE_KEY)) {
            return HttpReply.json(403, "{\"status\":\"bad_key\"}");
        }
        return sends(request)
                ? send(form.value("to").orElse(""), form.value("text").orElse(""))
                : HttpReply.json(200, "{\"status\":\"ok\",\"credit\":\"" + credit + "\"}");
    }

    private HttpReply send(String to, String text) {
        if (!to.matches("\\+[1-9][0-9]{6,14}")) {
            return HttpReply.json(400, "{\"status\":\"bad_number\"}");
        }
        credit.decrementAndGet();
        inbox.receive(to, text);
        return HttpReply.json(200, "{\"status\":\"ok\",\"id\":\"" + lastId.incrementAndGet() + "\"}");
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public PhoneInbox inbox() {
        return inbox;
    }
}

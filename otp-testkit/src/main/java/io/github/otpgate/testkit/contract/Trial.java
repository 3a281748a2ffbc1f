package io.github.otpgate.testkit.contract;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The vendor under test, answering by script over real HTTP, and an account there. */
final class Trial implements AutoCloseable {

    private final Script script;
    private final VendorServer server;
    private final Account account;

    private Trial(Script script, VendorServer server, Account account) {
        this.script = script;
        this.server = server;
        this.account = account;
    }

    /** With time-outs that no answer meets. */
    static Trial of(ContractVendor vendor) {
        return opened(vendor, baseUri -> Account.at(baseUri, vendor, Patience.LONG));
    }

    /** With time-outs that soon end what does not answer. */
    static Trial hasty(ContractVendor vendor) {
        return opened(vendor, baseUri -> Account.at(baseUri, vendor, Patience.SHORT));
    }

    /** With an operator's corrections to the meaning of codes. */
    static Trial corrected(ContractVendor vendor, String errorClasses) {
        return opened(vendor, baseUri -> Account.corrected(baseUri, vendor, errorClasses));
    }

    private static Trial opened(ContractVendor vendor, Function<URI, Account> opening) {
        Script script = new Script(vendor.accepted("1"));
        VendorServer server = VendorServer.start(0, script);
        try {
            return new Trial(script, server, opening.apply(server.baseUri()));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Everything is answered by what the script says, and counts as a message. */
    private static final class Script implements VendorServer.Vendor {

        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile Function<RecordedRequest, HttpReply> words;

        Script(HttpReply first) {
            this.words = request -> first;
        }

        @Override
        public boolean sends(RecordedRequest request) {
            asked.countDown();
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            return words.apply(request);
        }
    }

    Trial answering(HttpReply reply) {
        return answering(request -> reply);
    }

    Trial answering(Function<RecordedRequest, HttpReply> words) {
        script.words = words;
        return this;
    }

    Trial failing(Fault fault) {
        server.faults().always(fault);
        return this;
    }

    Submission send() {
        return account.send();
    }

    Provider provider() {
        return account.provider();
    }

    URI baseUri() {
        return server.baseUri();
    }

    /** How many requests came. */
    long requests() {
        return server.requests().count();
    }

    /** Returns once the vendor has the request, answered or not. */
    void awaitRequest() throws InterruptedException {
        script.asked.await();
    }

    RecordedRequest lastRequest() {
        return server.requests().last().orElseThrow(() -> new AssertionError("The vendor was not asked"));
    }

    @Override
    public void close() {
        account.close();
        server.close();
    }
}

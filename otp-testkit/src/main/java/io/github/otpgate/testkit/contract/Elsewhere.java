package io.github.otpgate.testkit.contract;

import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;

/** A server that nobody has any business with. It would say that all was done. */
final class Elsewhere implements AutoCloseable {

    private final VendorServer server;

    Elsewhere(ContractVendor vendor) {
        server = VendorServer.start(0, new Welcoming(vendor.accepted("1")));
    }

    private record Welcoming(HttpReply success) implements VendorServer.Vendor {
        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            return success;
        }
    }

    URI baseUri() {
        return server.baseUri();
    }

    long visitors() {
        return server.requests().count();
    }

    @Override
    public void close() {
        server.close();
    }
}

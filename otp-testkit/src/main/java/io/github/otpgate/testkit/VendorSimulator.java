package io.github.otpgate.testkit;

import java.net.URI;

/** A vendor on 127.0.0.1, over real HTTP, and the phones behind it. Safe for use by many threads. */
public interface VendorSimulator extends AutoCloseable {

    /** Its HTTP side, which the simulator ends. */
    VendorServer server();

    /** What the phones received. */
    PhoneInbox inbox();

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    default URI baseUri() {
        return server().baseUri();
    }

    /** What arrived over HTTP, whether it was accepted or not. */
    default RequestLog requests() {
        return server().requests();
    }

    /** What goes wrong with sends, request by request. */
    default FaultScript faults() {
        return server().faults();
    }

    /** What goes wrong with every other request. */
    default FaultScript queryFaults() {
        return server().queryFaults();
    }

    /** Ends every connection, and with it whatever the vendor does by itself. */
    @Override
    default void close() {
        server().close();
    }
}

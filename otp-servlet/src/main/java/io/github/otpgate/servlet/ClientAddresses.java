package io.github.otpgate.servlet;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where a request came from. Anybody can write a header, so one counts only as far as trusted proxies have
 * written it: from the right, up to the first address that is none of theirs.
 */
final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private final List<AddressBlock> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    ClientAddresses(List<AddressBlock> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The client; nothing where the container names no address, as for a socket in the file system. */
    Optional<ClientAddress> of(HttpServletRequest request) {
        Optional<ClientAddress> peer = peer(request.getRemoteAddr());
        if (peer.isEmpty() && !warned.getAndSet(true)) {
            LOG.warn("the container names no address for the peer: nothing can be limited by address");
        }
        return peer.map(address -> isTrusted(address) ? behind(address, ForwardedFor.hops(request)) : address);
    }

    /** As containers write it: Jetty puts IPv6 in brackets, and a link-local address has a zone. */
    static Optional<ClientAddress> peer(@Nullable String remote) {
        if (remote == null) {
            return Optional.empty();
        }
        boolean bracketed = remote.startsWith("[") && remote.endsWith("]");
        String bare = bracketed ? remote.substring(1, remote.length() - 1) : remote;
        int zone = bare.indexOf('%');
        return ClientAddress.parse(zone < 0 ? bare : bare.substring(0, zone));
    }

    /** A hop that cannot be read was written by somebody who is not trusted to, so its writer is the client. */
    private ClientAddress behind(ClientAddress proxy, List<String> hops) {
        ClientAddress client = proxy;
        for (String hop : hops) {
            Optional<ClientAddress> next = ClientAddress.parse(hop);
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(ClientAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }
}

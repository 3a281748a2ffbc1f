package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit trail to a logger of its own, so that an application can send it elsewhere or switch it off. */
final class AuditLog implements OtpListener {

    static final String NAME = "io.github.otpgate.audit";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    @Override
    public void on(OtpEvent event) {
        if (LOG.isInfoEnabled()) {
            AuditEntry.of(event).ifPresent(entry -> LOG.info("{}", entry.line()));
        }
    }
}

package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import java.util.Map;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/** Hands the audit trail to the application's repository of audit events. */
record AuditEvents(ApplicationEventPublisher publisher) implements OtpListener {

    @Override
    public void on(OtpEvent event) {
        AuditEntry.of(event)
                .ifPresent(entry -> publisher.publishEvent(
                        new AuditApplicationEvent(entry.subject(), entry.type(), Map.copyOf(entry.data()))));
    }
}

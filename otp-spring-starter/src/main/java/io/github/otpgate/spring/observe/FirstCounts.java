package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What alarms stand on is there before anything happens, at zero: a rate does not see the first of a series that was not
 * there, and a provider whose codes nobody uses would have no line instead of a low one.
 */
record FirstCounts(OtpService service, CallMeters calls, EventMeters events) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        service.node().routes().forEach(route -> {
            calls.begin(route);
            events.begin(route);
        });
    }
}

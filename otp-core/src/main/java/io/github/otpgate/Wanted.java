package io.github.otpgate;

import io.github.otpgate.guard.GuardSubject;
import io.github.otpgate.limit.Sender;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;

/** A request whose words are understood. */
record Wanted(IssueRequest request, Purpose purpose, Destination destination) {

    /** A phone, where it is, its name in Redis, and whether testers know its code. */
    record Destination(PhoneNumber phone, String country, PhoneHash hash, boolean forTesting) {}

    Wanted withChannel(Channel channel) {
        return new Wanted(request.withChannel(channel), purpose, destination);
    }

    PhoneNumber phone() {
        return destination.phone();
    }

    Sender sender() {
        return new Sender(phone(), destination.country(), request.address(), request.session());
    }

    GuardSubject subject() {
        return new GuardSubject(phone(), destination.hash(), destination.country(), request.address());
    }
}

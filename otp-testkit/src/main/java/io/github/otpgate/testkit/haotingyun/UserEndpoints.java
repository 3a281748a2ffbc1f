package io.github.otpgate.testkit.haotingyun;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The customer: user/get and user/set. */
final class UserEndpoints {

    static final String GET = "/v2/user/get.json";
    static final String SET = "/v2/user/set.json";

    private final Gate gate;
    private final LongSupplier balance;
    private Contact contact = new Contact("张三", "13812345678", 100);

    UserEndpoints(Gate gate, LongSupplier balance) {
        this.gate = gate;
        this.balance = balance;
    }

    private record Contact(String name, String mobile, long alarmBalance) {}

    Map<String, Endpoint> all() {
        return Map.of(GET, parameters -> this::user, SET, this::change);
    }

    private Supplier<Answer> change(Parameters parameters) {
        Optional<String> name = parameters.optional("emergency_contact");
        Optional<String> mobile = parameters.optional("emergency_mobile");
        Optional<String> alarm = parameters.optional("alarm_balance");
        parameters.check(
                name.isPresent() || mobile.isPresent() || alarm.isPresent(),
                Refusal.missing("emergency_contact, emergency_mobile, alarm_balance"));
        mobile.ifPresent(written -> parameters.check(Mobile.parse(written).isPresent(), Refusal.BAD_NUMBER));
        Optional<Long> threshold = alarm.map(written -> parameters.number("alarm_balance", written, Long.MAX_VALUE));
        return () -> {
            set(name, mobile, threshold);
            return user();
        };
    }

    private synchronized void set(Optional<String> name, Optional<String> mobile, Optional<Long> threshold) {
        contact = new Contact(
                name.orElse(contact.name()), mobile.orElse(contact.mobile()), threshold.orElse(contact.alarmBalance()));
    }

    private synchronized Answer user() {
        ObjectNode user = Wording.JSON
                .createObjectNode()
                .put("nick", "zhangsan")
                .put("gmt_created", "2012-09-11 15:14:00")
                .put("mobile", "1381****4")
                .put("email", "zhangsan@company.com")
                .put("ip_whitelist", gate.addresses().isEmpty() ? null : String.join(",", gate.addresses()))
                .put("api_version", "v1")
                .put("balance", balance.getAsLong())
                .put("alarm_balance", contact.alarmBalance())
                .put("emergency_contact", contact.name())
                .put("emergency_mobile", masked(contact.mobile()));
        return new Answer.Said(user);
    }

    private static String masked(String mobile) {
        return mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 2);
    }
}

package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.wire.VendorJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code user/get} and {@code user/set}, and the balance that stands in their answers. */
final class HaotingyunProfile implements AccountProfile, BalanceQuery {

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunProfile(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public VendorAnswer<Balance> balance() {
        return profile().map(profile -> Balance.prepaid(profile.balance()));
    }

    @Override
    public VendorAnswer<Profile> profile() {
        return shapes.one(api.one("user/get", Map.of()), HaotingyunProfile::profile);
    }

    @Override
    public VendorAnswer<Profile> update(Changes changes) {
        Map<String, String> form = new LinkedHashMap<>();
        changes.contact().ifPresent(contact -> form.put("emergency_contact", contact));
        changes.mobile().ifPresent(mobile -> form.put("emergency_mobile", mobile.domestic()));
        changes.alarmBelow().ifPresent(balance -> form.put("alarm_balance", Long.toString(balance)));
        return shapes.one(api.one("user/set", form), HaotingyunProfile::profile);
    }

    private static Optional<Profile> profile(JsonNode user) {
        return VendorJson.decimal(user, "balance")
                .map(balance -> new Profile(
                        VendorJson.text(user, "nick"),
                        HaotingyunFields.moment(user, "gmt_created"),
                        HaotingyunFields.number(user, "mobile"),
                        VendorJson.optional(user, "email"),
                        VendorJson.optional(user, "ip_whitelist"),
                        balance,
                        alarm(user)));
    }

    private static Alarm alarm(JsonNode user) {
        return new Alarm(
                VendorJson.decimal(user, "alarm_balance"),
                VendorJson.optional(user, "emergency_contact"),
                HaotingyunFields.number(user, "emergency_mobile"));
    }
}

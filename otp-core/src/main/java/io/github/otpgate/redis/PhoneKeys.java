package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import java.util.Base64;

/** The names of a phone's keys. They share a hash tag, so that one script may touch them all in a Redis Cluster. */
record PhoneKeys(String namespace) {

    byte[] phone(PhoneHash phone) {
        return tagged(phone).getBytes(US_ASCII);
    }

    byte[] lock(PhoneHash phone) {
        return (tagged(phone) + ":l").getBytes(US_ASCII);
    }

    byte[] ticket(PhoneHash phone, Bytes ticket) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(ticket.toArray());
        return (tagged(phone) + ":t:" + name).getBytes(US_ASCII);
    }

    private String tagged(PhoneHash phone) {
        return namespace + ":{" + phone.value() + "}";
    }
}

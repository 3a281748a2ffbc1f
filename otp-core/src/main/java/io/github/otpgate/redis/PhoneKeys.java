package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;

/** The names of a phone's keys. They share a hash tag, so that one script may touch them all in a Redis Cluster. */
record PhoneKeys(String namespace) {

    byte[] phone(PhoneHash phone) {
        return tagged(phone).getBytes(US_ASCII);
    }

    byte[] lock(PhoneHash phone) {
        return (tagged(phone) + ":l").getBytes(US_ASCII);
    }

    byte[] ticket(PhoneHash phone, Bytes ticket) {
        return (tagged(phone) + ":t:" + ticket.toUrlText()).getBytes(US_ASCII);
    }

    private String tagged(PhoneHash phone) {
        return namespace + ":{" + phone.value() + "}";
    }
}

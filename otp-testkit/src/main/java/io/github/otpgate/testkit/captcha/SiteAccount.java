package io.github.otpgate.testkit.captcha;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** A customer of a captcha vendor. */
record SiteAccount(String siteKey, String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    static SiteAccount random(SiteVerifyVendor vendor) {
        return switch (vendor) {
            case TURNSTILE -> new SiteAccount("0x4AAAAAAA" + hex(7), "0x4AAAAAAA" + hex(12) + "_-");
            case HCAPTCHA -> new SiteAccount(UUID.randomUUID().toString(), "ES_" + hex(16));
            case RECAPTCHA_V2, RECAPTCHA_V3 -> new SiteAccount("6L" + hex(19), "6L" + hex(19));
        };
    }

    /** So many random bytes. */
    static String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HEX.formatHex(drawn);
    }

    @Override
    public String toString() {
        return "SiteAccount[" + siteKey + "]";
    }
}

package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One AES key, drawn for the test. */
final class TestSeal implements CaptchaSeal {

    private static final int NONCE = 12;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(random.generateSeed(32), "AES");

    @Override
    public Bytes seal(Bytes plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            return Bytes.joined(List.of(Bytes.of(nonce), run(Cipher.ENCRYPT_MODE, nonce, plain)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Bytes> open(Bytes sealed) {
        if (sealed.length() < 28) {
            return Optional.empty();
        }
        try {
            byte[] nonce = sealed.slice(0, NONCE).toArray();
            return Optional.of(run(Cipher.DECRYPT_MODE, nonce, sealed.slice(NONCE, sealed.length())));
        } catch (AEADBadTagException forged) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Bytes mac(Bytes content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Bytes.of(mac.doFinal(content.toArray())).slice(0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Bytes run(int mode, byte[] nonce, Bytes input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        return Bytes.of(cipher.doFinal(input.toArray()));
    }
}

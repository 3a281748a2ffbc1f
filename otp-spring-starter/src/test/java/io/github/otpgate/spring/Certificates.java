package io.github.otpgate.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HeldCertificate;

/** A certificate of 127.0.0.1 that nobody trusts who was not told to. */
public final class Certificates {

    private final HeldCertificate held =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    public HeldCertificate held() {
        return held;
    }

    /** Its certificate and its key as files. */
    public Pair files(Path directory) {
        return new Pair(
                write(directory.resolve("server.crt"), held.certificatePem()),
                write(directory.resolve("server.key"), held.privateKeyPkcs8Pem()));
    }

    /** Where they are. */
    public record Pair(Path certificate, Path key) {}

    /** The setting of an SSL bundle that trusts it. */
    public String bundle(String name, Path directory) {
        Path file = write(directory.resolve(name + ".crt"), held.certificatePem());
        return "spring.ssl.bundle.pem." + name + ".truststore.certificate=file:" + file;
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.otpgate.servlet;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody on the network: everything they send seems to come from their address, through a proxy that is trusted. */
public final class Someone {

    /** For an application whose proxy is this machine. */
    static final WebSettings BEHIND_PROXY = WebSettings.DEFAULT.withTrustedProxies(List.of("127.0.0.1/32"));

    private final TestClient client;
    private final String address;

    Someone(OtpTestApplication node, String address) {
        this.client = node.client();
        this.address = address;
    }

    private HttpResponse<String> post(String path, String json) {
        return exchange(client.to(path)
                .header("Content-Type", "application/json")
                .POST(TestClient.text(json.replace('\'', '"'))));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        return client.exchange(request.header("X-Forwarded-For", address));
    }

    HttpResponse<String> send(String phone) {
        return post("/otp/send", "{'phone':'" + phone + "','purpose':'login'}");
    }

    HttpResponse<String> send(String phone, String purpose, String token) {
        return post(
                "/otp/send", "{'phone':'" + phone + "','purpose':'" + purpose + "','captchaToken':'" + token + "'}");
    }

    HttpResponse<String> call(String phone) {
        return post("/otp/send", "{'phone':'" + phone + "','purpose':'login','channel':'voice'}");
    }

    HttpResponse<String> verify(String challenge, String code) {
        return guess(challenge, "login", code);
    }

    HttpResponse<String> guess(String challenge, String purpose, String code) {
        return post(
                "/otp/verify", "{'challengeId':'" + challenge + "','purpose':'" + purpose + "','code':'" + code + "'}");
    }

    HttpResponse<String> verify(String challenge, String code, String token) {
        return post(
                "/otp/verify",
                "{'challengeId':'" + challenge + "','purpose':'login','code':'" + code + "','captchaToken':'" + token
                        + "'}");
    }

    HttpResponse<String> captcha(String query) {
        return exchange(client.to("/otp/captcha" + query).GET());
    }

    HttpResponse<String> answer(String id, String solution) {
        return post("/otp/captcha", "{'id':'" + id + "','solution':'" + solution + "'}");
    }

    /** Does the work that a browser would do. */
    String token(String query) {
        JsonNode challenge = TestClient.body(captcha(query));
        HttpResponse<String> answer = answer(challenge.get("id").asString(), Integer.toString(solved(challenge)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("a solved captcha was answered " + answer.statusCode() + " " + answer.body());
        }
        return TestClient.body(answer).get("captchaToken").asString();
    }

    public static int solved(JsonNode challenge) {
        String salt = challenge.get("salt").asString();
        String wanted = challenge.get("challenge").asString();
        int most = challenge.get("maxnumber").asInt();
        for (int number = 0; number <= most; number++) {
            if (HexFormat.of().formatHex(sha256(salt + number)).equals(wanted)) {
                return number;
            }
        }
        throw new AssertionError("no number solves the challenge");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.otpgate.servlet;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the endpoints need to know.
 *
 * <p>Without trusted proxies the client is whoever connects, and no header can say otherwise. Behind a proxy name its
 * network: the client is then the rightmost address of {@code X-Forwarded-For} that is not trusted, and no other header
 * is read. Name the proxies here or to the container (Tomcat's {@code RemoteIpValve}, Jetty's
 * {@code ForwardedRequestCustomizer}), not to both; the nearest of them must add to the header or replace it. Whoever
 * connects from a trusted network can claim any address.
 *
 * @param basePath where they are, below the context path: {@code /otp}
 * @param verifyByPhone whether a verify may name the phone instead of the challenge; whoever knows a number can then
 *     burn its code
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 * @param callbacks the secret part of the addresses that vendors push to
 * @param callbackRate how many pushes a second this node takes in for one provider, and five times as many for all of them;
 *     twice as many may come at once. What is more is answered 503, unread, and lost where a vendor does not repeat: leave
 *     room above what it pushes at its busiest
 */
public record WebSettings(
        String basePath,
        boolean verifyByPhone,
        List<AddressBlock> trustedProxies,
        CallbackTokens callbacks,
        int callbackRate) {

    /** Pushes a second for one provider, unless another rate is set. */
    public static final int DEFAULT_CALLBACK_RATE = 200;

    private static final int HIGHEST_CALLBACK_RATE = 100_000;

    // In front of DEFAULT, whose constructor needs it.
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+){1,8}");

    /** {@code /otp}, only the challenge names itself, no proxy, and no callbacks. */
    public static final WebSettings DEFAULT = new WebSettings("/otp", false);

    public WebSettings {
        if (!PATH.matcher(basePath).matches()) {
            throw new ConfigurationException(
                    "web.base-path",
                    "'" + basePath + "'",
                    "a path such as /otp: a slash first, none last, no dot segment");
        }
        trustedProxies = List.copyOf(trustedProxies);
        requireNonNull(callbacks, "callbacks");
        if (callbackRate < 1 || callbackRate > HIGHEST_CALLBACK_RATE) {
            throw new ConfigurationException(
                    "callbacks.rate", Integer.toString(callbackRate), "1 to " + HIGHEST_CALLBACK_RATE);
        }
    }

    /** Without a proxy in front and without callbacks. */
    public WebSettings(String basePath, boolean verifyByPhone) {
        this(basePath, verifyByPhone, List.of(), CallbackTokens.NONE, DEFAULT_CALLBACK_RATE);
    }

    /** The same where vendors push to {@code {basePath}/callbacks/{provider}/{token}}. */
    public WebSettings withCallbacks(CallbackTokens tokens) {
        return new WebSettings(basePath, verifyByPhone, trustedProxies, tokens, callbackRate);
    }

    /** The same where vendors may push so often a second. */
    public WebSettings withCallbackRate(int perSecond) {
        return new WebSettings(basePath, verifyByPhone, trustedProxies, callbacks, perSecond);
    }

    /**
     * The same behind these proxies.
     *
     * @param networks addresses or CIDR notation: {@code 10.0.0.0/8}, {@code 2001:db8::1}
     * @throws ConfigurationException for the first that is neither; its key is {@code web.trusted-proxies[i]}
     */
    public WebSettings withTrustedProxies(List<String> networks) {
        List<AddressBlock> parsed = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            parsed.add(network("web.trusted-proxies[" + i + "]", networks.get(i)));
        }
        return new WebSettings(basePath, verifyByPhone, parsed, callbacks, callbackRate);
    }

    private static AddressBlock network(String key, String text) {
        return AddressBlock.parse(text)
                .orElseThrow(() -> new ConfigurationException(
                        key,
                        "'" + text + "'",
                        "an address, or a network with nothing but zeros after its prefix, for example 10.0.0.0/8 or"
                                + " 2001:db8::/32"));
    }
}

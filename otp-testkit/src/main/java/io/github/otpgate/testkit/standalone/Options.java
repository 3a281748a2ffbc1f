package io.github.otpgate.testkit.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param vendor the simulator's name
 * @param port 0 for any free one
 * @param callbackUrl where reports and replies are pushed to, if anywhere
 * @param replyPort where replies of phones are taken; 0 for any free one
 * @param speed how many simulated seconds of pushing pass in a real one, more than 0
 */
record Options(String vendor, int port, Optional<URI> callbackUrl, int replyPort, double speed) {

    private static final Set<String> KNOWN = Set.of("--vendor", "--port", "--callback-url", "--reply-port", "--speed");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws IllegalArgumentException for what cannot be understood, in words for whoever typed it
     */
    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String[] option = arguments.get(i).split("=", 2);
            if (!KNOWN.contains(option[0])) {
                throw new IllegalArgumentException("unknown option " + option[0]);
            }
            boolean separate = option.length == 1;
            if (separate && i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option[0] + " needs a value");
            }
            if (given.put(option[0], separate ? arguments.get(i + 1) : option[1]) != null) {
                throw new IllegalArgumentException(option[0] + " is given twice");
            }
            i += separate ? 1 : 0;
        }
        return of(given);
    }

    private static Options of(Map<String, String> given) {
        String vendor = given.get("--vendor");
        if (vendor == null) {
            throw new IllegalArgumentException("--vendor is missing");
        }
        return new Options(
                vendor,
                port("--port", given),
                Optional.ofNullable(given.get("--callback-url")).map(Options::url),
                port("--reply-port", given),
                speed(given.getOrDefault("--speed", "1")));
    }

    private static int port(String name, Map<String, String> given) {
        String text = given.getOrDefault(name, "0");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT) {
            throw new IllegalArgumentException(name + " must be 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static double speed(String text) {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || Double.parseDouble(text) <= 0) {
            throw new IllegalArgumentException("--speed must be a number above 0, not " + text);
        }
        return Double.parseDouble(text);
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException("--callback-url is no URL: " + text, unreadable);
        }
        throw new IllegalArgumentException("--callback-url must be an absolute http or https URL, not " + text);
    }
}

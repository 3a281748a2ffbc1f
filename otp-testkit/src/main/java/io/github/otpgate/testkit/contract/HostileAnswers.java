package io.github.otpgate.testkit.contract;

import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.HttpReply;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers that no vendor gives, by what is wrong with them. None says that anything was done. */
final class HostileAnswers {

    /** Statuses that say that nobody looked at the request. */
    static final List<Integer> NOBODY_LOOKED = List.of(301, 302, 303, 307, 308, 404, 405);

    private static final String JSON = "application/json;charset=utf-8";
    private static final String XML = "text/xml;charset=utf-8";
    private static final String HTML = "text/html;charset=utf-8";
    private static final String PAGE = "<html><body><h1>Bad Gateway</h1>code=0, stat=100, SUCCESS,0</body></html>";
    private static final int MANY_BYTES = 10 * 1024 * 1024;
    private static final int DEEP = 100_000;
    private static final int DEEP_IN_FEW_BYTES = 30_000;

    private HostileAnswers() {}

    /** Somebody between us and the vendor answers, or nobody. */
    static Map<String, HttpReply> notTheVendor() {
        Map<String, HttpReply> answers = new LinkedHashMap<>();
        answers.put("empty", HttpReply.text(200, JSON, ""));
        answers.put("a page with 200", HttpReply.text(200, HTML, PAGE));
        answers.put("a page that says it is JSON", HttpReply.text(200, JSON, PAGE));
        answers.put("words", HttpReply.text(200, "text/plain", "OK"));
        answers.put("null", HttpReply.json(200, "null"));
        answers.put("half an object", HttpReply.json(200, "{"));
        answers.put("no text", HttpReply.bytes(200, JSON, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xC0}));
        answers.put("502", HttpReply.text(502, HTML, PAGE));
        answers.put("503 come again", HttpReply.text(503, HTML, PAGE).withHeader("Retry-After", "0"));
        answers.put("408", HttpReply.text(408, HTML, PAGE));
        answers.put("429", HttpReply.text(429, HTML, PAGE).withHeader("Retry-After", "0"));
        return answers;
    }

    /** A page under that status; it sends us elsewhere. */
    static HttpReply nobodyLooked(int status, URI elsewhere) {
        return HttpReply.text(status, HTML, PAGE).withHeader("Location", elsewhere + "/elsewhere");
    }

    /** Made to exhaust us, or to make us ask somebody else, who is at the given address. */
    static Map<String, Function<URI, Fault>> attacks(HttpReply success) {
        Map<String, Function<URI, Fault>> attacks = new LinkedHashMap<>();
        notTheVendor().forEach((name, reply) -> attacks.put(name, at -> new Fault.Answer(reply)));
        NOBODY_LOOKED.forEach(
                status -> attacks.put("HTTP " + status, at -> new Fault.Answer(nobodyLooked(status, at))));
        attacks.put("10 MB", at -> new Fault.Answer(padded(success)));
        attacks.put("endless", at -> new Fault.Endless(padded(success)));
        attacks.put("endless brackets", at -> new Fault.Endless(HttpReply.json(200, "[".repeat(1024))));
        attacks.put("gzip bomb", at -> new Fault.Answer(GzipBomb.answer()));
        attacks.put("deep arrays", at -> nested("[", DEEP, "]"));
        attacks.put("deep arrays in few bytes", at -> nested("[", DEEP_IN_FEW_BYTES, "]"));
        attacks.put("deep objects", at -> nested("{\"data\":", DEEP, "}"));
        attacks.put("deep elements", at -> Fault.answer(200, XML, "<a>".repeat(DEEP) + "</a>".repeat(DEEP)));
        attacks.put("a number of 60 000 digits", at -> Fault.answer(200, JSON, "9".repeat(60_000)));
        attacks.put("external entity", at -> entity("SYSTEM \"" + at + "/entity\""));
        attacks.put("external parameter entity", at -> xml("[<!ENTITY % x SYSTEM \"" + at + "/entity\">%x;]", "1"));
        attacks.put("external DTD", at -> xml("SYSTEM \"" + at + "/dtd\"", "1"));
        attacks.put("billion laughs", at -> xml("[" + billionLaughs() + "]", "&x11;"));
        attacks.put("reset", at -> Fault.acceptThenReset());
        attacks.put("silence", at -> Fault.acceptThenHang());
        return attacks;
    }

    /** The whole answer, and then white space: whoever reads on would take it. */
    private static HttpReply padded(HttpReply success) {
        byte[] body = success.body().toArray();
        byte[] longer = Arrays.copyOf(body, MANY_BYTES);
        Arrays.fill(longer, body.length, longer.length, (byte) ' ');
        return HttpReply.bytes(200, success.headers().getOrDefault("Content-Type", JSON), longer);
    }

    private static Fault nested(String open, int depth, String close) {
        return Fault.answer(200, JSON, open.repeat(depth) + "1" + close.repeat(depth));
    }

    private static Fault entity(String definition) {
        return xml("[<!ENTITY x " + definition + ">]", "&x;");
    }

    private static Fault xml(String doctype, String value) {
        String text = "<?xml version=\"1.0\"?><!DOCTYPE result " + doctype + "><result><stat>100</stat><number>1"
                + value + "</number><message>" + value + "</message></result>";
        return Fault.answer(200, XML, text);
    }

    private static String billionLaughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY x0 \"1111111111\">");
        for (int i = 1; i < 12; i++) {
            String ten = ("&x" + (i - 1) + ";").repeat(10);
            entities.append("<!ENTITY x").append(i).append(" \"").append(ten).append("\">");
        }
        return entities.toString();
    }
}

package io.github.otpgate.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.RawServer.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A vendor's success inside HTTP that is none, by what is wrong with it. */
final class BrokenHttp {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private BrokenHttp() {}

    static Map<String, Script> around(HttpReply success) {
        Bytes body = success.body();
        int length = body.length();
        String head = OK + "Content-Length: " + length + "\r\n\r\n";
        String chunk = CHUNKED + Integer.toHexString(length) + "\r\n";
        Map<String, Script> broken = new LinkedHashMap<>();
        broken.put("no answer", RawServer.answering(Bytes.none()));
        broken.put("head only", answering(head, Bytes.none()));
        broken.put("half a body", answering(head, body.slice(0, length / 2)));
        broken.put("all but one byte", answering(head, body.slice(0, length - 1)));
        broken.put("all, and one byte missing that was promised", answering(longer(length), body));
        broken.put("chunk without an end", answering(chunk, body));
        broken.put("chunk of another size", answering(CHUNKED + "zz\r\n", body));
        broken.put("no head", RawServer.answering(body));
        broken.put("half a head", answering("HTTP/1.1 200 OK\r\nContent-Type: app", Bytes.none()));
        broken.put("endless header", RawServer.endless(OK + "X-Long: ", "x".repeat(1024)));
        broken.put("endless headers", RawServer.endless(OK, "X-Many: 1\r\n"));
        broken.put("endless 100 Continue", RawServer.endless("", "HTTP/1.1 100 Continue\r\n\r\n"));
        broken.put("endless 103 Early Hints", RawServer.endless("", "HTTP/1.1 103 Early Hints\r\n\r\n"));
        broken.put("endless chunks", RawServer.endless(CHUNKED, "1\r\n \r\n"));
        return broken;
    }

    private static String longer(int length) {
        return OK + "Content-Length: " + (length + 1) + "\r\n\r\n";
    }

    private static Script answering(String head, Bytes body) {
        return RawServer.answering(Bytes.joined(List.of(Bytes.of(head.getBytes(ISO_8859_1)), body)));
    }
}

package io.github.otpgate.testkit.httpbatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Names what was accepted and reports on it. Safe for many threads. */
final class Reports {

    private final Msgids msgids;
    private final boolean idPerPiece;
    private final PushWords words;
    private final HttpBatchPushes pushes;
    private final Map<String, String> statuses = new ConcurrentHashMap<>();

    Reports(Msgids msgids, boolean idPerPiece, PushWords words, HttpBatchPushes pushes) {
        this.msgids = msgids;
        this.idPerPiece = idPerPiece;
        this.words = words;
        this.pushes = pushes;
    }

    void status(String number, String status) {
        statuses.put(number, status);
    }

    /** The ids, one as a rule; reports about all of it may be on their way before this returns. */
    List<String> accepted(List<String> numbers, int pieces) {
        List<String> ids =
                Stream.generate(msgids::next).limit(idPerPiece ? pieces : 1).toList();
        List<Report> reports = new ArrayList<>();
        for (String number : numbers) {
            ids.forEach(id -> reports.add(new Report(id, number, statuses.getOrDefault(number, "DELIVRD"))));
        }
        report(reports);
        return ids;
    }

    void report(List<Report> reports) {
        pushes.reports(words.reports(reports));
    }
}

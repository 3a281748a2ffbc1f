package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.PhoneInbox;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings tasks to phones and says what became of them. */
final class Dispatch {

    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Account account;
    private final PhoneInbox inbox;
    private final Outbox outbox;
    private final Optional<SuccessStatus> success;

    /** Without a word for success it reports nothing of itself. */
    Dispatch(Account account, PhoneInbox inbox, Outbox outbox, Optional<SuccessStatus> success) {
        this.account = account;
        this.inbox = inbox;
        this.outbox = outbox;
        this.success = success;
    }

    Optional<Problem> take(Task task) {
        Optional<Problem> problem = account.take(task);
        if (problem.isEmpty()) {
            task.mobiles().forEach(mobile -> inbox.receive(mobile, task.content()));
            success.ifPresent(word -> report(task, word.name()));
        }
        return problem;
    }

    void status(String mobile, String status) {
        statuses.put(mobile, status);
    }

    private void report(Task task, String success) {
        task.mobiles()
                .forEach(mobile ->
                        outbox.report(task.id(), mobile, statuses.getOrDefault(mobile, success), task.extNo()));
    }
}

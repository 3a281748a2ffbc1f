package io.github.otpgate.testkit.apiv1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The customer's money and the tasks that were taken from him. Safe for use by many threads. */
final class Account {

    private static final int REMEMBERED = 100_000;

    private final boolean postpaid;
    private final Set<String> tasks = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private long balance;

    Account(long balance, boolean postpaid) {
        this.balance = balance;
        this.postpaid = postpaid;
    }

    /** Takes and charges a task unless there is a problem with it. */
    synchronized Optional<Problem> take(Task task) {
        if (tasks.contains(task.id())) {
            return Optional.of(Problem.REPEATED_TASK);
        }
        if (!postpaid && balance < task.pieces()) {
            return Optional.of(Problem.NO_BALANCE);
        }
        tasks.add(task.id());
        balance -= task.pieces();
        return Optional.empty();
    }

    synchronized long balance() {
        return balance;
    }

    synchronized void recharge(long pieces) {
        balance += pieces;
    }

    /** With the document's word for what is paid afterwards, which is misspelt. */
    ObjectNode statement() {
        return Words.object()
                .put("balance", balance())
                .put("payment", postpaid ? 1 : 0)
                .put("paymentName", postpaid ? "后附" : "预付");
    }
}

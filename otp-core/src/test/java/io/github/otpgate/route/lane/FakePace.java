package io.github.otpgate.route.lane;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks the test for every permit. */
final class FakePace implements PaceStore {

    /** A question that waits for its answer. */
    record Question(String account, int perSecond, int wanted, CompletableFuture<Permits> answer) {

        void grant(int permits) {
            answer.complete(new Permits(permits, Duration.ZERO));
        }

        void grant(int permits, Duration next) {
            answer.complete(new Permits(permits, next));
        }
    }

    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();

    /** The next question, which must come. */
    Question next() throws InterruptedException {
        Question next = questions.poll(20, SECONDS);
        if (next == null) {
            throw new AssertionError("nobody asked");
        }
        return next;
    }

    boolean isQuiet() {
        return questions.isEmpty();
    }

    @Override
    public CompletionStage<Permits> take(String account, int perSecond, int wanted) {
        Question question = new Question(account, perSecond, wanted, new CompletableFuture<>());
        questions.add(question);
        return question.answer();
    }
}

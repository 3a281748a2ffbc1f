package io.github.otpgate.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.route.lane.Carriage;
import io.github.otpgate.route.lane.Carrier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The simplest way to a vendor: every message has a thread, and leaves at once. */
record ThreadCarrier(Provider provider, ExecutorService threads) implements Carrier {

    @Override
    public Carriage carry(Message message) {
        return new OnThread(CompletableFuture.supplyAsync(() -> provider.submit(message), threads));
    }

    private record OnThread(CompletableFuture<Submission> answer) implements Carriage {

        @Override
        public Progress await(Duration limit) {
            try {
                return new Progress.Answered(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException late) {
                return new Progress.UnderWay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Progress.UnderWay();
            } catch (ExecutionException e) {
                throw new AssertionError("a provider throws nothing", e);
            }
        }

        @Override
        public void whenAnswered(Consumer<Submission> listener) {
            CompletionStage<Void> told = answer.thenAccept(listener);
            assertThat(told).isNotNull();
        }
    }
}

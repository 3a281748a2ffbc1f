package io.github.otpgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The way back to one caller: whole answers, slow ones, broken connections. Waiting takes no thread. */
final class Wire {

    private final Request request;
    private final Response response;
    private final Callback callback;

    Wire(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    void write(HttpReply reply) {
        head(reply);
        response.write(true, ByteBuffer.wrap(reply.body().toArray()), callback);
    }

    /** The same piece again and again, as long as anyone reads. */
    void endless(HttpReply reply) {
        head(reply);
        flood(reply.body().toArray());
    }

    private void flood(byte[] piece) {
        Callback again = Callback.from(() -> threads().execute(() -> flood(piece)), callback::failed);
        response.write(false, ByteBuffer.wrap(piece), again);
    }

    void trickle(HttpReply reply, Duration pause) {
        head(reply);
        byte[] bytes = reply.body().toArray();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        trickle(bytes, 0, pause);
    }

    /** With a linger of 0 the kernel drops what is unsent and answers RST; a plain close would be a polite FIN. */
    void reset() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        try {
            ((SocketChannel) endPoint.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            endPoint.close();
        }
        callback.failed(new EofException("reset as scripted"));
    }

    void later(Duration delay, Runnable task) {
        Executor delayed = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, threads());
        var unused = CompletableFuture.runAsync(task, delayed).whenComplete((nothing, failure) -> failIf(failure));
    }

    void after(CompletableFuture<Void> event, Runnable task) {
        var unused = event.thenRunAsync(task, threads()).whenComplete((nothing, failure) -> failIf(failure));
    }

    private void trickle(byte[] bytes, int from, Duration pause) {
        boolean last = from >= bytes.length - 1;
        ByteBuffer one = ByteBuffer.wrap(bytes, from, Math.min(1, bytes.length - from));
        Callback more = Callback.from(() -> later(pause, () -> trickle(bytes, from + 1, pause)), callback::failed);
        response.write(last, one, last ? callback : more);
    }

    private void head(HttpReply reply) {
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
    }

    private void failIf(@Nullable Throwable failure) {
        if (failure != null) {
            callback.failed(failure);
        }
    }

    private Executor threads() {
        return request.getComponents().getExecutor();
    }
}

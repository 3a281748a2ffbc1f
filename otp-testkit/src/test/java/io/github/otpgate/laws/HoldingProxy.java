package io.github.otpgate.laws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stands between a client and Redis, and keeps every reply back until it is told to hand them over. */
final class HoldingProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int target;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Held> held = new ArrayList<>();
    private boolean holding;
    private long lastMove = System.nanoTime();

    HoldingProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Future<?> accepting = threads.submit(this::accept);
        if (accepting.isCancelled()) {
            throw new IllegalStateException("no thread for the proxy");
        }
    }

    private record Held(Socket to, ByteArrayOutputStream bytes) {}

    String uri() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    synchronized void hold() {
        holding = true;
    }

    /** Whether replies are held, and nothing has moved for so long. */
    synchronized boolean isSettled(long millis) {
        return !held.isEmpty() && System.nanoTime() - lastMove > millis * 1_000_000;
    }

    /** Hands over what is held now. */
    synchronized void release() throws IOException {
        List<Held> all = List.copyOf(held);
        held.clear();
        lastMove = System.nanoTime();
        for (Held each : all) {
            each.bytes().writeTo(each.to().getOutputStream());
        }
    }

    synchronized void letGo() throws IOException {
        holding = false;
        release();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pump(client, server, false));
                threads.execute(() -> pump(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean replies) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pass(to, buffer, length, replies);
            }
        } catch (IOException gone) {
            // Either end hung up, which ends this direction.
            return;
        }
    }

    private synchronized void pass(Socket to, byte[] buffer, int length, boolean replies) throws IOException {
        lastMove = System.nanoTime();
        if (replies && holding) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            copy.write(buffer, 0, length);
            held.add(new Held(to, copy));
        } else {
            to.getOutputStream().write(buffer, 0, length);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}

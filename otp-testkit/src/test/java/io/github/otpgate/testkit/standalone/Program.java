package io.github.otpgate.testkit.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@link Main} as a program of its own, its console, and who speaks to it. */
record Program(Process process, BufferedReader console) implements AutoCloseable {

    static Program start(String... arguments) throws IOException {
        Process process = begin(arguments);
        return new Program(process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    }

    /** For one that ends by itself. */
    static Process begin(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=ISO-8859-1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The next one. */
    String lineWith(String part) throws IOException {
        String line = console.readLine();
        while (line != null && !line.contains(part)) {
            line = console.readLine();
        }
        assertThat(line).as("a line with " + part).isNotNull();
        return line;
    }

    /** The address in the next such line. */
    URI addressAfter(String part) throws IOException {
        String line = lineWith(part);
        return URI.create(line.substring(line.indexOf("http://")));
    }

    static HttpResponse<String> post(URI address, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString(form));
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30));
        console.close();
    }
}

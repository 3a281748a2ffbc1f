package io.github.otpgate.testkit.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As it is used: a program of its own, spoken to over HTTP, its console read. */
@Timeout(120)
class MainTest {

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=ISO-8859-1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String lineWith(BufferedReader console, String part) throws IOException {
        String line = console.readLine();
        while (line != null && !line.contains(part)) {
            line = console.readLine();
        }
        assertThat(line).as("a line with " + part).isNotNull();
        return line;
    }

    @Test
    void main_messageSentToIt_isPrinted() throws Exception {
        Process process = start("--vendor", "haotingyun", "--port=0");
        try (BufferedReader console = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String listens = lineWith(console, "listens on");
            String account = lineWith(console, "api-key: ");
            URI base = URI.create(listens.substring(listens.indexOf("http://")));
            String apiKey = account.replaceFirst(".*api-key: ([0-9a-f]+).*", "$1");

            int status = send(base, apiKey, "【豪霆云】您的验证码是482913");

            assertThat(status).isEqualTo(200);
            assertThat(lineWith(console, "13800138000")).endsWith("to 13800138000: 【豪霆云】您的验证码是482913");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void main_signsThatMoveTheCursor_areSpaces() throws Exception {
        Process process = start("--vendor", "http-batch", "--port=0");
        try (BufferedReader console = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String listens = lineWith(console, "listens on");
            URI base = URI.create(listens.substring(listens.indexOf("http://")));
            String text = "a\n\u001B[2J\u009B2J\u0085b\u2028c\u202Ed\u2067e😀";
            String form = "account=test01&pswd=123456&mobile=13800138000&msg=" + URLEncoder.encode(text, UTF_8);

            int status = post(base.resolve("/msg/HttpBatchSendSM"), form);

            assertThat(status).isEqualTo(200);
            assertThat(lineWith(console, "13800138000")).endsWith("to 13800138000: a  [2J 2J b c d e😀");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int send(URI base, String apiKey, String text) throws IOException, InterruptedException {
        String form = "apikey=" + apiKey + "&mobile=13800138000&text=" + URLEncoder.encode(text, UTF_8);
        return post(base.resolve("/v2/sms/single_send.json"), form);
    }

    private static int post(URI address, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void main_help_namesEveryOptionAndVendor() throws Exception {
        Process process = start("--help");

        String text = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("--vendor", "--port", "--callback-url", "--speed", Vendor.names());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                | --vendor is missing
                    --colour red                                      | unknown option --colour
                    --vendor                                          | --vendor needs a value
                    --vendor nobody                                   | no vendor 'nobody', but haotingyun
                    --vendor haotingyun --vendor haotingyun           | --vendor is given twice
                    --vendor haotingyun --port 65536                  | --port must be 0 to 65535, not 65536
                    --vendor haotingyun --speed 0                     | --speed must be a number above 0, not 0
                    --vendor haotingyun --callback-url ftp://a        | --callback-url must be an absolute http
                    --vendor smscn-voice --callback-url http://a.test | smscn-voice pushes nothing
                    """)
    void main_wrongOption_isExplained(String arguments, String error) throws Exception {
        Process process = start(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        String text = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text).contains("error: " + error).doesNotContain("Exception");
    }
}

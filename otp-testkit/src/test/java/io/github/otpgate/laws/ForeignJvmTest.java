package io.github.otpgate.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 9: locale, time zone and charset of the JVM change nothing. Each case is a JVM of its own. */
@ExtendWith(RedisExtension.class)
class ForeignJvmTest {

    private HaotingyunSimulator vendor;

    @BeforeEach
    void startVendor() {
        vendor = HaotingyunSimulator.start();
    }

    @AfterEach
    void stopVendor() {
        vendor.close();
    }

    private String bytesOnTheWire(RedisServer redis, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), IssueAndVerify.class.getName()));
        command.addAll(List.of(redis.uri(), vendor.baseUri().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        RecordedRequest request = vendor.requests().last().orElseThrow();
        String code = vendor.inbox().messagesTo("13800138000").get(0).code().orElseThrow();
        assertThat(code).matches("[0-9]{6}");
        String headers = request.headers().stream()
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)
                        + line.substring(line.indexOf(':')))
                .filter(line -> line.startsWith("accept") || line.startsWith("content-type"))
                .sorted()
                .collect(Collectors.joining("\n"));
        return request.method() + " " + request.path() + "\n" + headers + "\n\n"
                + request.text(UTF_8).replace(code, "CODE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=en -Duser.country=US",
                "-Duser.language=ar -Duser.country=EG -Duser.timezone=America/New_York -Dfile.encoding=ISO-8859-1",
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu -Dfile.encoding=UTF-16",
                "-Duser.language=hi -Duser.country=IN -Duser.extensions=u-nu-deva -Dfile.encoding=US-ASCII"
            })
    void law9_foreignJvm_sendsTheDocumentedBytes(String options, RedisServer redis) throws Exception {
        String sent = bytesOnTheWire(redis, List.of(options.split(" ")));

        assertThat(sent).isEqualTo("""
                        POST /v2/sms/single_send.json
                        accept-encoding: identity
                        accept: application/json;charset=utf-8
                        content-type: application/x-www-form-urlencoded;charset=utf-8

                        apikey=9b11127a9701975c734b8aee81ee3526&mobile=13800138000&text=\
                        %E3%80%90%E8%B1%AA%E9%9C%86%E4%BA%91%E3%80%91%E6%82%A8%E7%9A%84%E9%AA%8C%E8%AF%81%E7%A0%81\
                        %E6%98%AFCODE%E3%80%82%E5%A6%82%E9%9D%9E%E6%9C%AC%E4%BA%BA%E6%93%8D%E4%BD%9C\
                        %EF%BC%8C%E8%AF%B7%E5%BF%BD%E7%95%A5%E6%9C%AC%E7%9F%AD%E4%BF%A1""");
    }
}

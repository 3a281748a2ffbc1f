package io.github.otpgate.testkit.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As it is used: a program of its own, spoken to over HTTP, its console read. */
@Timeout(120)
class MainTest {

    @Test
    void main_messageSentToIt_isPrinted() throws Exception {
        try (Program program = Program.start("--vendor", "haotingyun", "--port=0")) {
            URI base = program.addressAfter("listens on");
            String apiKey = program.lineWith("api-key: ").replaceFirst(".*api-key: ([0-9a-f]+).*", "$1");
            String text = URLEncoder.encode("【豪霆云】您的验证码是482913", UTF_8);

            int status = Program.post(
                            base.resolve("/v2/sms/single_send.json"),
                            "apikey=" + apiKey + "&mobile=13800138000&text=" + text)
                    .statusCode();

            assertThat(status).isEqualTo(200);
            assertThat(program.lineWith("to 13800138000")).endsWith("to 13800138000: 【豪霆云】您的验证码是482913");
        }
    }

    @Test
    void main_signsThatMoveTheCursor_areSpaces() throws Exception {
        try (Program program = Program.start("--vendor", "http-batch", "--port=0")) {
            URI base = program.addressAfter("listens on");
            String text = "a\n\u001B[2J\u009B2J\u0085b\u2028c\u202Ed\u2067e😀";
            String form = "account=test01&pswd=123456&mobile=13800138000&msg=" + URLEncoder.encode(text, UTF_8);

            int status =
                    Program.post(base.resolve("/msg/HttpBatchSendSM"), form).statusCode();

            assertThat(status).isEqualTo(200);
            assertThat(program.lineWith("to 13800138000")).endsWith("to 13800138000: a  [2J 2J b c d e😀");
        }
    }

    @Test
    void main_help_namesEveryOptionAndVendor() throws Exception {
        Process process = Program.begin("--help");

        String text = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("--vendor", "--port", "--callback-url", "--reply-port", "--speed", Vendor.names());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                | --vendor is missing
                    --colour red                                      | unknown option --colour
                    --vendor                                          | --vendor needs a value
                    --vendor nobody                                   | no vendor 'nobody', but haotingyun
                    --vendor haotingyun --vendor haotingyun           | --vendor is given twice
                    --vendor haotingyun --port 65536                  | --port must be 0 to 65535, not 65536
                    --vendor haotingyun --reply-port a                | --reply-port must be 0 to 65535, not a
                    --vendor haotingyun --speed 0                     | --speed must be a number above 0, not 0
                    --vendor haotingyun --callback-url ftp://a        | --callback-url must be an absolute http
                    --vendor smscn-voice --callback-url http://a.test | smscn-voice pushes nothing
                    """)
    void main_wrongOption_isExplained(String arguments, String error) throws Exception {
        Process process = Program.begin(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        String text = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text).contains("error: " + error).doesNotContain("Exception");
    }
}

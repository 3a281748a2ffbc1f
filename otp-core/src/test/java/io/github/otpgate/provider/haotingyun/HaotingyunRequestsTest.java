package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.RecordQuery;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReplyQuery;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.capability.TemplateAdministration;
import io.github.otpgate.provider.capability.TemplateAdministration.Notify;
import io.github.otpgate.provider.capability.TemplateSend;
import io.github.otpgate.provider.capability.WordCheck;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves, byte by byte. */
class HaotingyunRequestsTest {

    private static final String KEY = "apikey=9b11127a9701975c734b8aee81ee3526";
    private static final RecordFilter FILTER =
            new RecordFilter(Instant.parse("2013-08-10T16:00:00Z"), Instant.parse("2013-08-11T16:00:00Z"));

    private final HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT);
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private HttpServer server;

    private record Arrived(String line, String contentType, String body) {}

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), US_ASCII);
        arrived.add(new Arrived(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        byte[] refusal = "{\"code\":-1,\"msg\":\"非法的apikey\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(400, refusal.length);
        exchange.getResponseBody().write(refusal);
        exchange.close();
    }

    @AfterEach
    void stopServer() {
        transport.close();
        server.stop(0);
    }

    private Provider provider(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("base-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        settings.put("api-key", "9b11127a9701975c734b8aee81ee3526");
        return new HaotingyunType()
                .create(
                        new ProviderSettings("main", settings),
                        new ProviderTools(transport, Clock.systemUTC(), new SecureRandom()));
    }

    private <C extends Capability> C can(Class<C> kind) {
        return provider(Map.of()).capability(kind).orElseThrow();
    }

    private static Message message(String phone, String text) {
        return new Message(new PhoneNumber(phone), Channel.SMS, text, "1234");
    }

    /** Fields in any order. */
    private void assertArrived(String method, String... fields) {
        Arrived request = arrived.poll();
        assertThat(request).isNotNull();
        assertThat(request.line()).isEqualTo("POST /v2/" + method + ".json");
        assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded;charset=utf-8");
        assertThat(Stream.of(request.body().split("&")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(KEY), Stream.of(fields)).toList());
        assertThat(arrived).isEmpty();
    }

    @Test
    void single_toMainland_y01() {
        provider(Map.of()).submit(message("+8615205201314", "【豪霆云】您的验证码是1234"));

        assertArrived(
                "sms/single_send",
                "mobile=15205201314",
                "text=%E3%80%90%E8%B1%AA%E9%9C%86%E4%BA%91%E3%80%91%E6%82%A8%E7%9A%84%E9%AA%8C%E8%AF%81"
                        + "%E7%A0%81%E6%98%AF1234");
    }

    @Test
    void single_abroad_y02() {
        provider(Map.of()).submit(message("+93701234567", "1"));

        assertArrived("sms/single_send", "mobile=%2B93701234567", "text=1");
    }

    @Test
    void template_withValues_y04() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", "1234");
        values.put("company", "豪霆云");

        can(TemplateSend.class).submit(new PhoneNumber("+8615205201314"), "1", values);

        assertArrived(
                "sms/tpl_single_send",
                "mobile=15205201314",
                "tpl_id=1",
                "tpl_value=%2523code%2523%3D1234%26%2523company%2523%3D%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591");
    }

    @Test
    void template_withoutValues_sendsAnEmptyOne() {
        can(TemplateSend.class).submit(new PhoneNumber("+8615205201314"), "9527", Map.of());

        assertArrived("sms/tpl_single_send", "mobile=15205201314", "tpl_id=9527", "tpl_value=");
    }

    @Test
    void single_withEveryOption_carriesThem() {
        provider(Map.of(
                        "extend",
                        "001",
                        "uid",
                        "10 001",
                        "callback-url",
                        "https://example.com/otp/callbacks/main/t0k?x=1/"))
                .submit(message("+8615205201314", "1"));

        assertArrived(
                "sms/single_send",
                "mobile=15205201314",
                "text=1",
                "extend=001",
                "uid=10+001",
                "callback_url=https%3A%2F%2Fexample.com%2Fotp%2Fcallbacks%2Fmain%2Ft0k%3Fx%3D1%2F");
    }

    @Test
    void batch_toMany_joinsNumbers() {
        can(BatchSend.class)
                .submit(List.of(new PhoneNumber("+8615205201314"), new PhoneNumber("+8615205201315")), "a+b,c");

        assertArrived("sms/batch_send", "mobile=15205201314%2C15205201315", "text=a%2Bb%2Cc");
    }

    @Test
    void batch_withOptions_carriesThem() {
        provider(Map.of("uid", "7", "callback-url", "http://example.com"))
                .capability(BatchSend.class)
                .orElseThrow()
                .submit(List.of(new PhoneNumber("+93701234567")), "1");

        assertArrived(
                "sms/batch_send", "mobile=%2B93701234567", "text=1", "uid=7", "callback_url=http%3A%2F%2Fexample.com");
    }

    @Test
    void multi_everyText_isEncodedTwice_y03() {
        can(MultiSend.class)
                .submit(List.of(
                        message("+8615205201314", "【豪霆云】验证码1234,勿泄露"), message("+8615205201315", "【豪霆云】满100% +1")));

        assertArrived(
                "sms/multi_send",
                "mobile=15205201314%2C15205201315",
                "text=%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591%25E3%2580%2591"
                        + "%25E9%25AA%258C%25E8%25AF%2581%25E7%25A0%25811234%252C%25E5%258B%25BF%25E6%25B3%2584"
                        + "%25E9%259C%25B2%2C%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591"
                        + "%25E3%2580%2591%25E6%25BB%25A1100%2525%2B%252B1");
    }

    @Test
    void multi_withOptions_carriesThem() {
        provider(Map.of("extend", "1"))
                .capability(MultiSend.class)
                .orElseThrow()
                .submit(List.of(message("+8615205201314", "&=#")));

        assertArrived("sms/multi_send", "mobile=15205201314", "text=%2526%253D%2523", "extend=1");
    }

    @Test
    void pulls_askForAsManyAsThereMayBe() {
        can(ReportPull.class).pullReports();

        assertArrived("sms/pull_status", "page_size=100");

        can(ReplyPull.class).pullReplies();

        assertArrived("sms/pull_reply", "page_size=100");
    }

    @Test
    void queries_nameTimesInBeijingAndThePage() {
        can(ReplyQuery.class).page(FILTER, 1, 20);

        assertArrived(
                "sms/get_reply",
                "start_time=2013-08-11+00%3A00%3A00",
                "end_time=2013-08-12+00%3A00%3A00",
                "page_num=1",
                "page_size=20");

        RecordFilter ofOne =
                new RecordFilter(FILTER.from(), FILTER.to(), Optional.of(new PhoneNumber("+8615205201314")));
        can(RecordQuery.class).page(ofOne, 3, 100);

        assertArrived(
                "sms/get_record",
                "start_time=2013-08-11+00%3A00%3A00",
                "end_time=2013-08-12+00%3A00%3A00",
                "page_num=3",
                "page_size=100",
                "mobile=15205201314");
    }

    @ParameterizedTest
    @EnumSource(Notify.class)
    void templateAdd_names_whatToTell(Notify notify) {
        can(TemplateAdministration.class).add("【a】#code#", notify);

        assertArrived(
                "tpl/add",
                "tpl_content=%E3%80%90a%E3%80%91%23code%23",
                "notify_type="
                        + List.of(Notify.ALWAYS, Notify.REJECTED, Notify.APPROVED, Notify.NEVER)
                                .indexOf(notify));
    }

    @Test
    void templates_byIdOrAll() {
        TemplateAdministration templates = can(TemplateAdministration.class);

        templates.update("9223372036854775807", "【a】b");
        assertArrived("tpl/update", "tpl_id=9223372036854775807", "tpl_content=%E3%80%90a%E3%80%91b");
        templates.delete("9527");
        assertArrived("tpl/del", "tpl_id=9527");
        templates.get("9527");
        assertArrived("tpl/get", "tpl_id=9527");
        templates.list();
        assertArrived("tpl/get");
        templates.getDefault("1");
        assertArrived("tpl/get_default", "tpl_id=1");
        templates.listDefaults();
        assertArrived("tpl/get_default");
    }

    @Test
    void wordsAndUser_areAskedFor() {
        can(WordCheck.class).blackWords("这是");
        assertArrived("sms/get_black_word", "text=%E8%BF%99%E6%98%AF");
        can(BalanceQuery.class).balance();
        assertArrived("user/get");
        can(AccountProfile.class).profile();
        assertArrived("user/get");
    }

    @Test
    void userSet_namesOnlyWhatChanges() {
        AccountProfile profile = can(AccountProfile.class);

        profile.update(AccountProfile.Changes.ofAlarmBelow(100));
        assertArrived("user/set", "alarm_balance=100");
        profile.update(new AccountProfile.Changes(
                Optional.of("张三"), Optional.of(new PhoneNumber("+8613800138000")), OptionalLong.of(0)));
        assertArrived(
                "user/set", "emergency_contact=%E5%BC%A0%E4%B8%89", "emergency_mobile=13800138000", "alarm_balance=0");
    }

    @Test
    void refusal_ofAnything_isUnderstood() {
        assertThat(can(BalanceQuery.class).balance().toString()).contains("AUTH_FAILED");
        assertThat(can(PushDecoder.class).toString()).doesNotContain("9b11127a");
        assertThat(provider(Map.of()).toString()).isEqualTo("HaotingyunProvider[main]");
    }
}

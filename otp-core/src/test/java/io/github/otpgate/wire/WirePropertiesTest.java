package io.github.otpgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.HostileBytes;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class WirePropertiesTest {

    private static final VendorJson JSON = new VendorJson();

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void json_ofAnyBytes_isADocumentOrNothing(@ForAll("documents") Bytes bytes) {
        JSON.read(bytes).ifPresent(document -> {
            assertThat(VendorJson.text(document, "code")).isNotNull();
            assertThat(VendorJson.integer(document, "code")).isNotNull();
            assertThat(VendorJson.decimal(document, "fee")).isNotNull();
        });
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void fields_ofAnyBytes_areFieldsOrNothing(@ForAll("forms") Bytes bytes) {
        FormFields.of(bytes).ifPresent(fields -> assertThat(fields.text("msg")).isNotNull());
    }

    @Provide
    Arbitrary<Bytes> documents() {
        return HostileBytes.like(
                "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"sid\":3310228982}", "[{\"code\":\"0\"}]", "7");
    }

    @Provide
    Arbitrary<Bytes> forms() {
        return HostileBytes.like("a=1&msg=%E3%80%90%E8%B1%AA&b=%2B", "sms_status=%255B%257B", "=&&=");
    }
}

package io.github.otpgate.captcha;

import java.util.Optional;
import java.util.stream.Stream;

/** What a slip stands for. The marks are stored format: what is sealed as one type never opens as another. */
enum SlipType {
    POW(1, "pow"),
    SLIDER(2, "slider"),
    REMOTE(3, "remote"),
    POW_TOKEN(17, "pow"),
    SLIDER_TOKEN(18, "slider");

    private final byte mark;
    private final String kindName;

    SlipType(int mark, String kindName) {
        this.mark = (byte) mark;
        this.kindName = kindName;
    }

    static Optional<SlipType> ofMark(byte mark) {
        return Stream.of(values()).filter(type -> type.mark == mark).findFirst();
    }

    byte mark() {
        return mark;
    }

    String kindName() {
        return kindName;
    }

    boolean isToken() {
        return this == POW_TOKEN || this == SLIDER_TOKEN;
    }

    /** What is given for a solved one of this type. */
    SlipType token() {
        return this == POW ? POW_TOKEN : SLIDER_TOKEN;
    }

    CaptchaKind kind() {
        return this == POW || this == POW_TOKEN ? CaptchaKind.POW : CaptchaKind.SLIDER;
    }
}

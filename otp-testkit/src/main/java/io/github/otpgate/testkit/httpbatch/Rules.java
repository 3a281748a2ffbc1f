package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.Form;
import java.util.regex.Pattern;

/** Everything about a send but its numbers and its price. Each answers 0 or a code. */
final class Rules {

    private static final Pattern FLAG = Pattern.compile("true|false");

    private final Pace pace;
    private final TextRules text;
    private final Pattern extno;
    private final boolean flagNeeded;
    private volatile AccountState state = AccountState.ACTIVE;

    /** The flag is {@code needstatus}; an extension of another form is refused. */
    Rules(Pace pace, TextRules text, Pattern extno, boolean flagNeeded) {
        this.pace = pace;
        this.text = text;
        this.extno = extno;
        this.flagNeeded = flagNeeded;
    }

    void state(AccountState value) {
        state = value;
    }

    int refusal() {
        int code = state.code();
        return code == 0 && !pace.allows() ? 103 : code;
    }

    int refusal(Form form) {
        if (flagNeeded && !FLAG.matcher(form.value("needstatus").orElse("")).matches()) {
            return 121;
        }
        String extension = form.value("extno").orElse("");
        return extension.isEmpty() || extno.matcher(extension).matches() ? 0 : 113;
    }

    int refusal(String message) {
        return text.refusal(message);
    }
}

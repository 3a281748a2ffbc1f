package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Refusal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The vendor's codes. Its interface document knows one, {@code "00"}, a text: 0 is another. What the others mean an
 * operator can say; whoever wants to can have their messages guessed at.
 */
final class ApiV1Codes {

    private static final Pattern NOT_OF_A_CODE = Pattern.compile("[^0-9A-Za-z_.-]+");
    private static final int LONGEST = 32;

    private final Set<String> success;
    private final boolean heuristics;
    private final ErrorOverrides overrides;

    ApiV1Codes(Collection<String> success, boolean heuristics, ErrorOverrides overrides) {
        this.success = Set.copyOf(success);
        this.heuristics = heuristics;
        this.overrides = overrides;
    }

    boolean isSuccess(String code) {
        return success.contains(code);
    }

    /** Nothing where there is no code, or one that would look like success once it is fit for a log. */
    Optional<Refusal> refusal(String code, String message) {
        String letters = NOT_OF_A_CODE.matcher(code).replaceAll("");
        String shown = letters.substring(0, Math.min(LONGEST, letters.length()));
        if (shown.isEmpty() || isSuccess(shown)) {
            return Optional.empty();
        }
        ErrorClass reason = heuristics ? MessageWords.guess(message) : ErrorClass.UNKNOWN;
        return Optional.of(overrides.apply(new Refusal(reason, shown)));
    }
}

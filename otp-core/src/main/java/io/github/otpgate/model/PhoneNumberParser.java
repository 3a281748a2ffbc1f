package io.github.otpgate.model;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a person typed as a mobile number of an allowed country.
 *
 * <p>Strict: ASCII digits, spaces, hyphens and parentheses with an optional leading {@code +}, nothing else. The digits
 * must be the number itself, with or without its country code ({@code 138…}, {@code 86138…}, {@code +86138…},
 * {@code 0086138…}); extensions, carrier-selection prefixes and letters are refused, because libphonenumber alone maps
 * dozens of spellings to one number. Thread safe.
 */
public final class PhoneNumberParser {

    private static final Pattern STRICT = Pattern.compile("\\+?[0-9][0-9 \\-()]{4,24}");
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]");
    private static final Pattern MAINLAND_MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final int MAINLAND = 86;
    private static final String UNKNOWN = "ZZ";

    private final PhoneNumberUtil library;
    private final String defaultRegion;
    private final Set<String> allowedRegions;

    /**
     * Fixes the countries.
     *
     * @param defaultRegion whose numbers may be typed without a country code: two letters of ISO 3166-1
     * @param allowedRegions whose numbers are accepted at all; at least one
     * @throws ConfigurationException for an unknown region, or none
     */
    public PhoneNumberParser(String defaultRegion, Set<String> allowedRegions) {
        this.library = PhoneNumberUtil.getInstance();
        this.defaultRegion = region("default-region", defaultRegion);
        if (allowedRegions.isEmpty()) {
            throw new ConfigurationException("allowed-countries", "an empty list", "at least one, for example CN");
        }
        Set<String> regions = new TreeSet<>();
        allowedRegions.forEach(each -> regions.add(region("allowed-countries", each)));
        this.allowedRegions = Set.copyOf(regions);
    }

    private String region(String key, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!library.getSupportedRegions().contains(upper)) {
            throw new ConfigurationException(key, "'" + name + "'", "a two-letter country code such as CN");
        }
        return upper;
    }

    /** The number, or nothing where the text is not a mobile number of an allowed country. */
    public Optional<PhoneNumber> parse(String text) {
        if (!STRICT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return accept(text, library.parse(text, defaultRegion));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Two letters of ISO 3166-1: where a number that {@link #parse} gave is. */
    public String country(PhoneNumber phone) {
        try {
            String region = library.getRegionCodeForNumber(library.parse(phone.e164(), defaultRegion));
            return region == null ? UNKNOWN : region;
        } catch (NumberParseException notANumber) {
            return UNKNOWN;
        }
    }

    private Optional<PhoneNumber> accept(String text, Phonenumber.PhoneNumber number) {
        if (number.hasExtension() || !isAllowedMobile(number) || !isItself(text, number)) {
            return Optional.empty();
        }
        return Optional.of(new PhoneNumber(library.format(number, PhoneNumberFormat.E164)));
    }

    private boolean isAllowedMobile(Phonenumber.PhoneNumber number) {
        String region = library.getRegionCodeForNumber(number);
        if (region == null || !allowedRegions.contains(region)) {
            return false;
        }
        // Unknown for a number that is not valid, so validity needs no second walk through the metadata.
        PhoneNumberType type = library.getNumberType(number);
        return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
    }

    /** Only the number's own digits count as a spelling of it, so that one phone has few names and no hidden prefix. */
    private boolean isItself(String text, Phonenumber.PhoneNumber number) {
        String national = library.getNationalSignificantNumber(number);
        if (number.getCountryCode() == MAINLAND
                && !MAINLAND_MOBILE.matcher(national).matches()) {
            return false;
        }
        String digits = NOT_DIGITS.matcher(text).replaceAll("");
        String international = number.getCountryCode() + national;
        return text.startsWith("+")
                ? digits.equals(international)
                : spellings(number, national).anyMatch(digits::equals);
    }

    private Stream<String> spellings(Phonenumber.PhoneNumber number, String national) {
        String international = number.getCountryCode() + national;
        Stream<String> spellings = Stream.of(national, international, "00" + international);
        String trunk = library.getNddPrefixForRegion(defaultRegion, true);
        boolean hasTrunk = trunk != null && number.getCountryCode() != MAINLAND;
        return hasTrunk ? Stream.concat(spellings, Stream.of(trunk + national)) : spellings;
    }
}

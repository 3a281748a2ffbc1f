package io.github.otpgate.testkit;

/** Whether two spellings mean the same phone: equal digits, or equal but for a country code in front of one of them. */
final class PhoneMatch {

    private static final int SHORTEST_NATIONAL = 7;
    private static final int LONGEST_COUNTRY_CODE = 3;

    private PhoneMatch() {}

    static boolean same(String one, String other) {
        String a = digits(one);
        String b = digits(other);
        if (a.equals(b)) {
            return true;
        }
        if (one.startsWith("+") && other.startsWith("+")) {
            return false;
        }
        return a.length() > b.length() ? endsWith(a, b) : endsWith(b, a);
    }

    private static boolean endsWith(String international, String national) {
        return national.length() >= SHORTEST_NATIONAL
                && international.length() - national.length() <= LONGEST_COUNTRY_CODE
                && international.endsWith(national);
    }

    private static String digits(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.startsWith("00") ? digits.substring(2) : digits;
    }
}

package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;
import java.util.List;

/** Tells which words of a text a vendor would refuse. */
public interface WordCheck extends Capability {

    /** The words, none if the text may be sent. */
    VendorAnswer<List<String>> blackWords(String text);
}

package io.github.otpgate.provider.capability;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Submission;
import java.util.Map;

/** Sends a text that the vendor keeps: it is named, and only its variables are given. */
public interface TemplateSend extends Capability {

    /**
     * Hands over one message, once.
     *
     * @param templateId the vendor's, as text
     * @param variables values by the names of the template's variables, without what marks them there; may be empty
     */
    Submission submit(PhoneNumber to, String templateId, Map<String, String> variables);
}
